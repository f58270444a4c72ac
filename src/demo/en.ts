import { enGoods } from "./en-goods.ts";
import { enNames } from "./en-names.ts";
import { enTexts } from "./en-texts.ts";
import type { Pack } from "./pack.ts";

/** The sample book in English. */
export const en: Pack = { ...enNames, ...enGoods, ...enTexts };
