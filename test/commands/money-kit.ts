import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, vi } from "vitest";
import { temporaryFolder } from "../book/support.ts";
import { rounds, type Said } from "./undo-kit.ts";

const settings = "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\ncountry: CN\n";

/** A small firm: salesman, bookkeeper and manager, two customers who buy on account. */
const firm: Readonly<Record<string, string>> = {
  "rounds.yaml": settings,
  "staff/iwan.yaml": "name: Iwan\nrole: sales\n",
  "staff/lan.yaml": "name: Lan\nrole: bookkeeper\n",
  "staff/wei.yaml": "name: Wei\nrole: manager\n",
  "customers/blue-door.yaml": "name: Blue Door\nowner: iwan\nadded: 2026-06-01\n",
  "customers/red-gate.yaml": "name: Red Gate\nowner: iwan\nadded: 2026-06-01\n",
};

export interface Firm {
  /** What a command that must succeed prints. */
  readonly fine: (line: string, day?: string, who?: string) => Promise<string>;
  readonly say: (line: string, day?: string, who?: string) => Promise<Said>;
}

/** A book of that firm with lines of its own in `rounds.yaml`; commands run as Iwan on a day. */
export function firmOf(own: string, usualDay = "2026-11-27"): Firm {
  const book = temporaryFolder();
  for (const [path, text] of Object.entries({ ...firm, "rounds.yaml": settings + own })) {
    mkdirSync(dirname(join(book, path)), { recursive: true });
    writeFileSync(join(book, path), text);
  }
  const say = (line: string, day = usualDay, who = "iwan"): Promise<Said> => {
    vi.stubEnv("ROUNDS_AS", who);
    return rounds(book, line, day);
  };
  const fine = async (line: string, day?: string, who?: string): Promise<string> => {
    const { code, out, error } = await say(line, day, who);
    expect(code, `${line}\n${error}`).toBe(0);
    return out + error;
  };
  return { fine, say };
}
