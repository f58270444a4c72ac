import { foldPhone } from "../../law/names.ts";
import { say, type Text } from "../../law/words.ts";
import type { Contact } from "../customer/contacts.ts";
import type { Customer } from "../customer/customer.ts";
import { optedOut } from "../customer/fields/messages.ts";
import { type Material, maySend } from "../customer/materials.ts";
import type { Filling } from "./placeholders.ts";
import type { Template } from "./templates.ts";

/** Somebody a message is for. */
export interface Recipient {
  readonly customer: Customer;
  readonly contact: Contact | undefined;
  readonly to: string | undefined;
}

/** Somebody who gets none, and why. */
export interface LeftOut {
  readonly customer: Customer;
  readonly contact?: Contact | undefined;
  readonly why: Text;
  /** What to type where the person is meant all the same. */
  readonly remedy?: Text | undefined;
}

const mobile = /^1\d{10}$/;

/** Where something is sent; undefined: by hand, to an address that only a person knows. */
export function addressOf(
  channel: string,
  { customer, contact }: Pick<Recipient, "customer" | "contact">,
): string | undefined {
  if (channel === "email") return contact?.email ?? customer.email;
  if (channel === "wechat") return contact?.wechat;
  if (channel === "fax") return contact?.fax ?? customer.fax;
  if (channel === "letter") return customer.address;
  if (channel !== "message") return undefined;
  const numbers = [contact?.mobile, contact?.phone, customer.phone];
  return numbers.find(
    (one) => one !== undefined && (one === contact?.mobile || mobile.test(foldPhone(one))),
  );
}

/** Channels whose messages cannot go anywhere without an address. */
const needAddress: Readonly<Record<string, Text>> = {
  message: say("no mobile number", "没有手机号"),
  email: say("no e-mail address", "没有邮箱"),
};

/** Who of a customer's contacts is written to: who decides, else the first who does not refuse. */
export function chosenContact(
  customer: Customer,
  {
    channel,
    named,
    born,
  }: {
    readonly channel: string;
    readonly named?: string | undefined;
    /** For birthdays: is it the contact's one? */
    readonly born?: ((contact: Contact) => boolean) | undefined;
  },
): Contact | undefined {
  const all = customer.contacts ?? [];
  if (named !== undefined) return all.find(({ name }) => name === named);
  const willing = all.filter((one) => !optedOut(channel, one));
  const meant = born ? (all.some(born) ? all.filter(born) : willing) : willing;
  return meant.find(({ decides }) => decides) ?? meant[0] ?? all[0];
}

/** What a template comes to, for the rule of what may be sent to whom (R-CUS-35). */
export function materialOf({ kind }: Pick<Template, "kind">, filling: Filling): Material {
  if (kind === "product") return filling.price === undefined ? "public" : "price";
  return kind === "event" || kind === "follow-up" || kind === "minutes" ? "public" : "greeting";
}

/** Why somebody gets no message; undefined where nothing stands against it. */
export function against(
  { customer, contact, to }: Recipient,
  { channel, material }: { readonly channel: string; readonly material: Material },
): Pick<LeftOut, "why" | "remedy"> | undefined {
  if (optedOut(channel, customer)) {
    return {
      why: say("opted out", "已拒收"),
      remedy: say(
        `if that has changed: rounds customer edit ${customer.id} --clear optOut`,
        `如对方已同意：rounds customer edit ${customer.id} --clear optOut`,
      ),
    };
  }
  if (contact && optedOut(channel, contact)) {
    return { why: say(`${contact.name} opted out`, `${contact.name} 已拒收`) };
  }
  if (!maySend(customer, material)) {
    return {
      why: say("may be fishing for information", "疑似打探信息"),
      remedy: say(
        `once that is cleared: rounds customer edit ${customer.id} --suspicion cleared`,
        `排除嫌疑后：rounds customer edit ${customer.id} --suspicion cleared`,
      ),
    };
  }
  const lacking = needAddress[channel];
  if (to === undefined && lacking) {
    return {
      why: lacking,
      remedy: say("add --to, or --channel wechat", "请加 --to，或改用 --channel wechat"),
    };
  }
  return undefined;
}
