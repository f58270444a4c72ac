import { say } from "../../law/words.ts";

/** What may be sent to a customer. */
export const materials = [
  { value: "brochure", label: say("brochure", "宣传册") },
  { value: "public", label: say("public product information", "公开产品信息") },
  { value: "greeting", label: say("greeting", "问候") },
  { value: "price", label: say("price list", "报价单") },
  { value: "technical", label: say("technical details", "技术资料") },
  { value: "sample", label: say("sample", "样品") },
  { value: "other", label: say("other", "其他") },
] as const;
