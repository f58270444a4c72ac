import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { Customer } from "./customer.ts";
import { materials } from "./material-kinds.ts";

export type Material = (typeof materials)[number]["value"];

const open: readonly Material[] = ["brochure", "public", "greeting"];

/**
 * May this be sent? Whoever may be a competitor fishing for information gets only what everybody
 * may have, until the suspicion is cleared: R-CUS-35.
 */
export function maySend({ suspicion }: Pick<Customer, "suspicion">, material: Material): boolean {
  return suspicion !== "suspected" || open.includes(material);
}

/**
 * Refuses what may not be sent, saying how the suspicion is cleared. @throws RoundsError refused
 */
export function assertMaySend(
  customer: Pick<Customer, "id" | "name" | "suspicion">,
  material: Material,
): void {
  if (maySend(customer, material)) return;
  const { label } = materials.find(({ value }) => value === material) ?? materials[0];
  const command = `rounds customer edit ${customer.id} --suspicion cleared`;
  refuse(
    say(
      `${customer.name} may be fishing for information: only brochures and public information may be sent, no ${label.en}`,
      `${customer.name} 有打探信息嫌疑，只可发送宣传册与公开资料，不可发送${label.zh}`,
    ),
    say(`once that is cleared: ${command}`, `排除嫌疑后：${command}`),
  );
}
