import { grouped } from "../../../law/decimal.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { typedFields } from "../../generic/add.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { defineVerb, NeedsYes } from "../../verb.ts";
import { cheque } from "../cheque.ts";

const { customer: who, amount, ...rest } = cheque.fields;
const flags = Object.fromEntries(
  Object.entries(typedFields(cheque)).filter(([key]) => key in rest),
) as typeof rest;

export const verb = defineVerb({
  summary: say("take in a cheque that is paid in later", "收到支票，到期后入账"),
  examples: ["rounds cheque add jinhong 5000 --due +30d --number 12345678 --bank 农商行"],
  arguments: { customer: who, amount },
  flags,
  writes: true,
  async run({ book, yes }, input) {
    assertAgrees(cheque, input, book.digits);
    const payer = await book.get(customer, input.customer);
    const { number, due } = input;
    const same = number === undefined || yes ? [] : await book.liveWhere(cheque, "number", number);
    const twin = same.find((one) => one.amount === input.amount);
    if (twin) {
      throw new NeedsYes(
        say(
          `cheque ${number} is there already (${twin.id}): enter it once more?`,
          `支票 ${number} 已登记（${twin.id}），确定再记一张？`,
        ),
      );
    }
    const id = await book.newId(cheque, input);
    const shown = `${book.settings.currency} ${grouped(input.amount)}`;
    return {
      steps: [{ do: "create", noun: cheque, record: { ...input, id } }],
      receipt: say(
        `${id}: cheque over ${shown} of ${payer.name}, dated ${due}`,
        `已收支票 ${id}：${payer.name} ${shown}，支票日期 ${due}`,
      ),
      notes: [
        say(
          `no money yet; from ${due} on: rounds cheque bank ${id}`,
          `尚未到账；${due} 起可入账：rounds cheque bank ${id}`,
        ),
      ],
    };
  },
});
