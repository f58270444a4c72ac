import type { Noun } from "../../law/noun.ts";
import type { Verb } from "../verb.ts";

/** The verbs that every noun has, each made from the noun's definition. */
export const genericVerbs: Readonly<Record<string, (noun: Noun) => Promise<Verb>>> = {
  add: async (noun) => (await import("./add.ts")).addVerb(noun),
  list: async (noun) => (await import("./list.ts")).listVerb(noun),
  show: async (noun) => (await import("./show.ts")).showVerb(noun),
  edit: async (noun) => (await import("./edit.ts")).editVerb(noun),
  remove: async (noun) => (await import("./remove.ts")).removeVerb(noun),
  import: async (noun) => (await import("./import.ts")).importVerb(noun),
  export: async (noun) => (await import("./export.ts")).exportVerb(noun),
  history: async (noun) => (await import("./history.ts")).historyVerb(noun),
};
