import { resolve } from "node:path";
import { importChange } from "../exchange/importer.ts";
import { findPlan } from "../exchange/plan-file.ts";
import { Tables } from "../exchange/rows.ts";
import { switchKind, textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { customer } from "../nouns/customer/customer.ts";
import { duplicatesFlag, sameCustomers } from "../nouns/customer/importing.ts";
import { assertMayImport } from "../nouns/generic/imported.ts";
import { allNouns } from "../nouns/index.ts";
import { defineVerb } from "../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("read tables of another system by a plan", "按方案导入其他系统的数据"),
  examples: [
    "rounds import northwind --from ../shared/data/northwind --dry-run",
    "rounds import templates/imports/northwind.yaml --from ../shared/data/northwind",
  ],
  arguments: {
    plan: field(
      textKind({ name: "plan" }),
      say("Plan: a file, or the name of a template", "方案：文件或模板名"),
      {
        required: true,
      },
    ),
  },
  flags: {
    from: field(textKind({ name: "dir" }), say("Folder of the tables", "数据表所在目录"), {
      help: say("without it, the folder of the plan", "不写则为方案所在目录"),
    }),
    skipBad: field(switchKind, say("Leave out rows that are not right", "略过有问题的行")),
    duplicates: duplicatesFlag,
    encoding: field(textKind({ name: "encoding" }), say("Encoding of the tables", "数据表编码"), {
      help: say("utf-8, gbk, big5 …", "utf-8、gbk、big5 等"),
    }),
  },
  writes: true,
  async run(context, { plan: named, from, skipBad, duplicates, encoding }) {
    const { book, today, me, home, folder, progress } = context;
    const nouns = await allNouns();
    const { readPlan } = await import("../exchange/plan-read.ts");
    const file = findPlan(named, { folder, home });
    const plan = readPlan(file.text, file.name, nouns);
    const shown = from ?? file.tables;
    const tables = new Tables(resolve(folder, shown), {
      shown,
      encoding: encoding ?? plan.encoding,
      delimiter: plan.delimiter,
    });
    const own = plan.steps.filter(({ noun }) => noun === customer);
    const cells = own.flatMap(({ file: name }) =>
      name === undefined ? [] : tables.get(name).rows.flatMap((row) => row.cells),
    );
    const policy = duplicates;
    const sameAs = own.length > 0 ? await sameCustomers(context, { policy, cells }) : undefined;
    const skip = skipBad === true;
    const job = { plan, tables, book, nouns, today, me, skipBad: skip, sameAs, progress };
    return assertMayImport(context, await importChange(job));
  },
});
