import { resolve } from "node:path";
import { encode } from "../book/codec.ts";
import { slug } from "../book/ids.ts";
import { beginBook, type FirstFile } from "../book/make.ts";
import { latin } from "../book/pinyin.ts";
import { type FirstSettings, ignoreText, readmeText, settingsText } from "../book/welcome.ts";
import { yearTable } from "../exchange/holidays.ts";
import { RoundsError } from "../law/errors.ts";
import { textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { settingFields } from "../law/settings.ts";
import { type Language, say } from "../law/words.ts";
import { staff } from "../nouns/staff/staff.ts";
import { defineOutsideVerb, type Outside } from "../nouns/verb.ts";
import { warehouse } from "../nouns/warehouse/warehouse.ts";
import type { View } from "../print/view.ts";

const { name, currency, language, timezone, country } = settingFields;

export const verb = defineOutsideVerb({
  summary: say("make a new book", "新建账册"),
  examples: [
    "rounds init books --name 'Juniper Trading' --me 'Jane Chen' --currency EUR --country DE",
    "rounds init --name 青禾商贸 --me 陈洁",
  ],
  arguments: {
    folder: field(textKind({ name: "dir" }), say("Where; default here", "目录，默认为当前目录")),
  },
  flags: {
    name,
    me: field(
      textKind(),
      say("Your name; default git's user.name", "你的姓名，默认取 git 的 user.name"),
      { ask: true, initial: ({ me }) => me },
    ),
    email: field(
      textKind({ name: "email" }),
      say("Your e-mail; default git's user.email", "你的邮箱，默认取 git 的 user.email"),
      { ask: true },
    ),
    language: { ...language, ask: true },
    currency: { ...currency, initial: () => "CNY" },
    country: { ...country, ask: true },
    timezone,
  },
  async outside(outside, { folder, ...told }) {
    const settings = await firstSettings(outside.language, told);
    const me = person(outside, told);
    const shown = folder ?? ".";
    const written = beginBook(resolve(outside.folder, shown), firstFiles(settings, me));
    return made(shown, settings, { me: me.id, written });
  },
});

interface Told {
  readonly name: string;
  readonly me?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: Language | undefined;
  readonly currency: string;
  readonly country?: string | undefined;
  readonly timezone?: string | undefined;
}

/** The settings as they are told, with what the machine knows. @throws RoundsError bad-settings */
async function firstSettings(spoken: Language, told: Told): Promise<FirstSettings> {
  const chosen = told.language ?? spoken;
  const land = told.country ?? (chosen === "zh" ? "CN" : undefined);
  // A misspelt country is named now rather than by the first command that counts working days.
  if (land !== undefined) await yearTable(land, 2026);
  return {
    name: told.name,
    currency: told.currency,
    language: chosen,
    timezone: knownTimezone(told.timezone),
    country: land,
  };
}

/** The time zone told, if there is one of that name, else the machine's. */
function knownTimezone(told: string | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", told ? { timeZone: told } : {}).resolvedOptions().timeZone;
  } catch (cause) {
    throw new RoundsError(
      "bad-value",
      say(`there is no time zone "${told}"`, `没有名为“${told}”的时区`),
      { hint: say("write it like Asia/Shanghai", "请写成 Asia/Shanghai 这样"), cause },
    );
  }
}

/** What git knows of the person, where the edge lets it be asked. */

interface Me {
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
}

/** Who makes the book: as told, else as git knows them. @throws RoundsError missing-value */
function person(outside: Outside, told: Told): Me {
  const known = told.me ?? outside.gitConfig("user.name");
  if (known === undefined) {
    throw new RoundsError("missing-value", say("missing: --me", "缺少：--me（你的姓名）"), {
      hint: say("add --me 'YOUR NAME'", "请加上 --me 你的姓名"),
    });
  }
  const plain = /\p{Script=Han}/u.test(known) ? latin(known) : known;
  return { id: slug(plain), name: known, email: told.email ?? outside.gitConfig("user.email") };
}

function firstFiles(settings: FirstSettings, me: Me): readonly FirstFile[] {
  const about = say(
    "The book of this firm, kept with `rounds`. What is due today: `rounds today`.",
    "本公司的账册，由 `rounds` 记录。今日待办：`rounds today`。",
  );
  const place = say("Main warehouse", "总仓")[settings.language];
  return [
    { path: ".gitignore", text: ignoreText, ifThere: "append" },
    { path: "README.md", text: readmeText(settings.name, about), ifThere: "leave" },
    {
      path: `staff/${me.id}.yaml`,
      text: encode(staff.fields, { name: me.name, role: "manager", email: me.email }),
      ifThere: "leave",
    },
    {
      path: "warehouses/main.yaml",
      text: encode(warehouse.fields, { name: place, code: "MAIN", keeper: me.id }),
      ifThere: "leave",
    },
    { path: "rounds.yaml", text: settingsText(settings), ifThere: "refuse" },
  ];
}

function made(
  folder: string,
  settings: FirstSettings,
  { me, written }: { me: string; written: readonly string[] },
): View {
  const book = folder === "." ? "" : ` --book ${folder}`;
  return {
    shape: "page",
    title: say(`made the book ${settings.name}`, `已新建账册：${settings.name}`),
    facts: [
      { key: "folder", label: say("Folder", "目录"), value: folder },
      { key: "currency", label: say("Currency", "币种"), value: settings.currency },
      { key: "timezone", label: say("Time zone", "时区"), value: settings.timezone },
      { key: "country", label: say("Calendar of", "工作日历"), value: settings.country },
      { key: "me", label: say("You are", "你的员工编号"), value: me },
      { key: "files", label: say("Files", "文件"), value: written.join(" ") },
    ],
    sections: [],
    notes: [
      say("now type:", "接下来可以输入："),
      say(
        `rounds product add "Jasmine tea" --sku TEA-01 --unit tin --price 12.50${book}`,
        `rounds product add 茉莉花茶 --sku TEA-01 --unit 罐 --price 38${book}`,
      ),
      say(
        `rounds customer add "Harbour Stores" --phone 0100 --visit-cycle monthly${book}`,
        `rounds customer add 金虹商行 --phone 0571-12345678 --visit-cycle monthly${book}`,
      ),
      say(`rounds today --days 7${book}`, `rounds today --days 7${book}`),
    ],
    record: { folder, ...settings, me, files: written },
    // Whoever chose a language for the book is answered in it.
    language: settings.language,
  };
}
