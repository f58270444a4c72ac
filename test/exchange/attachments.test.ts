import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { attachmentOf, stateOf } from "../../src/exchange/attachments.ts";
import { attachedIn, mayHaveFiles } from "../../src/law/attachment.ts";
import { contract } from "../../src/nouns/contract/contract.ts";
import { order } from "../../src/nouns/order/order.ts";
import { staff } from "../../src/nouns/staff/staff.ts";
import { temporaryFolder } from "../book/support.ts";

describe("files that records name", () => {
  test("R-ORD-01: inside the book by a path from its folder, elsewhere by the whole one", () => {
    const root = temporaryFolder();
    const book = join(root, "book");
    mkdirSync(join(book, "files"), { recursive: true });
    writeFileSync(join(book, "files", "合同.pdf"), "two pages");
    writeFileSync(join(root, "scan.pdf"), "one page");
    const inside = attachmentOf("合同.pdf", { book, folder: join(book, "files") });
    expect(inside.path).toBe("files/合同.pdf");
    const outside = attachmentOf("../scan.pdf", { book, folder: book });
    expect(outside.path).toBe(join(root, "scan.pdf"));
    expect(stateOf(book, inside)).toBe("same");
    expect(stateOf(book, outside)).toBe("same");
    writeFileSync(join(book, "files", "合同.pdf"), "two pages.");
    rmSync(join(root, "scan.pdf"));
    expect(stateOf(book, inside)).toBe("changed");
    expect(stateOf(book, outside)).toBe("missing");
    expect(() => attachmentOf("nothing.pdf", { book, folder: book })).toThrow("there is no file");
    expect(() => attachmentOf("files", { book, folder: book })).toThrow("there is no file");
  });

  test("they are found in lists and deep inside groups alike", () => {
    const sha256 = "a".repeat(64);
    const file = { path: "files/a.pdf", sha256 };
    expect(attachedIn(contract, { id: "CT1", attachments: [file] })).toEqual([
      { path: ["attachments", 0], attached: file },
    ]);
    const shipments = [{ date: "2026-11-22", lines: [], filed: { date: "2026-11-23", ...file } }];
    expect(attachedIn(order, { id: "SO1", shipments })).toEqual([
      { path: ["shipments", 0, "filed"], attached: file },
    ]);
    const unscanned = [{ date: "2026-11-22", lines: [], filed: { date: "2026-11-23" } }];
    expect(attachedIn(order, { id: "SO1", shipments: unscanned })).toEqual([]);
    expect([contract, order, staff].map(mayHaveFiles)).toEqual([true, true, false]);
  });
});
