import type { Pack } from "./pack.ts";
import { zhGoods } from "./zh-goods.ts";
import { zhNames } from "./zh-names.ts";
import { zhTexts } from "./zh-texts.ts";

/** The sample book in Chinese. */
export const zh: Pack = { ...zhNames, ...zhGoods, ...zhTexts };
