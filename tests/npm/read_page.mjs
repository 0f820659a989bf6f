// One headless Chromium for many visits.  Each line of standard input is a JSON list of steps, each line of output what
// `eval` and `axe` saw on that visit, with every error of the page and every request that left it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.argv[2], args: flags });

const visit = async (steps) => {
  const results = [];
  const trouble = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20000);
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) trouble.push(message.text()); });
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) trouble.push(`request: ${request.url()}`); });
  try {
    for (const step of steps) {
      if (step.width) await page.setViewportSize({ width: step.width, height: 900 });
      if (step.scheme) await page.emulateMedia({ colorScheme: step.scheme });
      if (step.goto) await page.goto(step.goto);
      if (step.click) await page.click(step.click);
      if (step.fill) await page.fill(step.fill[0], step.fill[1]);
      if (step.press) await page.keyboard.press(step.press);
      if (step.wait) await page.waitForTimeout(step.wait);
      if (step.eval) results.push(await page.evaluate(step.eval));
      if (step.axe) {
        // Through the debugger, because the policy of the page refuses foreign scripts.
        await page.evaluate(axe);
        const found = await page.evaluate(() => globalThis.axe.run());
        results.push(found.violations.map((rule) => `${rule.id}: ${rule.nodes[0].html.slice(0, 160)}`));
      }
    }
  } catch (error) {
    trouble.push(String(error));
  }
  await context.close();
  return { results, trouble };
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await visit(JSON.parse(line))) + "\n");
}
await browser.close();
