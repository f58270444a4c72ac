import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writePdf } from "../../src/exchange/form-files.ts";
import { formFiles, formHtml, formTemplate } from "../../src/exchange/forms.ts";
import { temporaryFolder } from "../book/support.ts";
import { formData, places } from "./form-data.ts";

/** A browser is slow to start beside many other tests. */
const patienceMs = 60_000;
const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

const hasBrowser = spawnSync("chromium", ["--version"]).status === 0;
if (!hasBrowser) process.stdout.write("skipped: chromium is not installed, no form is looked at\n");

/** Sheets of 210 mm, as wide as they are printed. */
const words = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--window-size=900,1200"],
  `--user-data-dir=${join(tmpdir(), "rounds-forms-profile")}`,
];

/** Tells what of each sheet reaches beyond its box or beyond the sheet. */
const measuring = `<script>
const wrong = [];
for (const sheet of document.querySelectorAll(".sheet")) {
  const edge = sheet.getBoundingClientRect().right - 50;
  for (const one of sheet.querySelectorAll("*")) {
    const cut = one.clientWidth > 0 && one.scrollWidth > one.clientWidth;
    const out = one.getBoundingClientRect().right > edge + 1;
    if (cut || out) wrong.push([sheet.dataset.form, one.tagName, one.className, one.textContent.slice(0, 30), one.scrollWidth, one.clientWidth].join(" "));
  }
}
const told = document.createElement("pre");
told.id = "told";
told.textContent = JSON.stringify({ wrong, cells: document.querySelectorAll("td").length });
document.body.append(told);
</script>`;

test.skipIf(!hasBrowser)(
  "R-FRM: nothing of any form is cut off in a browser, in both languages",
  async () => {
    const bodies: string[] = [];
    let head = "";
    for (const language of ["zh", "en"] as const) {
      for (const form of formFiles(places, language).keys()) {
        const template = formTemplate(form, places, language);
        const html = await formHtml(template, formData(form, { language }), places);
        const isWide = template.landscape === true;
        head = html.slice(0, html.indexOf("<body>")).replace(/<meta http-equiv[^>]*>/, "");
        const body = html.slice(html.indexOf("<body>") + 6, html.indexOf("</body>"));
        const wide = isWide ? "297mm" : "210mm";
        bodies.push(body.replace("<main", `<main data-form="${form}" style="--wide: ${wide}"`));
      }
    }
    const page = join(folder, "all.html");
    writeFileSync(page, `${head}<body>${bodies.join("")}${measuring}</body></html>`);
    const ran = spawnSync("chromium", [...words, "--dump-dom", `file://${page}`], {
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    const told = /<pre id="told">(.*?)<\/pre>/s.exec(ran.stdout)?.[1] ?? ran.stderr;
    const { wrong, cells } = JSON.parse(told.replaceAll("&lt;", "<").replaceAll("&amp;", "&"));
    expect(wrong).toEqual([]);
    expect(cells).toBe(bodies.length * 3 * 8);
  },
  patienceMs,
);

test.skipIf(!hasBrowser)(
  "forty lines are printed over two pages, for each copy anew",
  async () => {
    const data = formData("delivery-order", { lines: 40, copies: ["存根联", "客户联"] });
    const html = await formHtml(formTemplate("delivery-order", places, "zh"), data, places);
    const path = join(folder, "forty.pdf");
    const start = ([program = "", ...rest]: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(program, rest, { encoding: "utf8" });
      return { code: status ?? undefined, stdout, stderr };
    };
    writePdf({ path, shown: "forty.pdf", ending: "pdf" }, html, start);
    const pdf = readFileSync(path, "latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(4);
    expect(pdf.match(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/g)).toHaveLength(4);
  },
  patienceMs,
);
