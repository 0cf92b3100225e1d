// JupyterLab 4, driven through its own commands and the page.

export const command = ["lab", "--LabApp.expose_app_in_browser=True"];
export const place = "lab/tree";

/** Waits until the notebook and its kernel are there. */
export async function ready(page) {
  await page.waitForFunction(
    () =>
      window.jupyterapp?.shell.currentWidget?.context?.isReady &&
      window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === "idle",
    null,
    { timeout: 120_000 },
  );
}

export const runAll = (page) => execute(page, "notebook:run-all-cells");

export async function restartAndRunAll(page) {
  const restarted = execute(page, "notebook:restart-run-all");
  await page.locator(".jp-Dialog .jp-mod-accept").click();
  await restarted;
}

export const stop = (page) => page.evaluate(() => void window.jupyterapp.commands.execute("notebook:interrupt-kernel"));

export async function save(page) {
  await page.evaluate(() => window.jupyterapp.commands.execute("docmanager:save"));
}

function execute(page, name) {
  return page.evaluate((it) => void window.jupyterapp.commands.execute(it), name);
}

/** Whether no cell waits or runs. */
export function idle(page) {
  return page.evaluate(() => {
    const { content, sessionContext } = window.jupyterapp.shell.currentWidget;
    return (
      sessionContext.session?.kernel?.status === "idle" &&
      content.widgets.every((cell) => !cell.node.querySelector(".jp-InputPrompt")?.textContent.includes("*"))
    );
  });
}

/** Which code cells wait or run, by their number among all cells. */
export function waiting(page) {
  return page.evaluate(() =>
    window.jupyterapp.shell.currentWidget.content.widgets
      .map((cell, i) => (cell.node.querySelector(".jp-InputPrompt")?.textContent.includes("*") ? i : -1))
      .filter((i) => i >= 0),
  );
}

/** What the cell of this number shows, as text. */
export function shown(page, number) {
  return page.evaluate(
    (i) => window.jupyterapp.shell.currentWidget.content.widgets[i].node.querySelector(".jp-OutputArea")?.innerText ?? "",
    number,
  );
}

/** How many pictures the cell of this number shows. */
export function drawn(page, number) {
  return page.evaluate(
    (i) => [...window.jupyterapp.shell.currentWidget.content.widgets[i].node.querySelectorAll("img")].filter((it) => it.naturalWidth > 0).length,
    number,
  );
}

/** Adds a cell at the end and leaves the cursor behind its text. */
export async function addCell(page, code) {
  return page.evaluate(async (text) => {
    const { content } = window.jupyterapp.shell.currentWidget;
    content.activeCellIndex = content.widgets.length - 1;
    await window.jupyterapp.commands.execute("notebook:insert-cell-below");
    content.activeCell.model.sharedModel.setSource(text);
    content.mode = "edit";
    const lines = text.split("\n");
    content.activeCell.editor.setCursorPosition({ line: lines.length - 1, column: lines.at(-1).length });
    content.activeCell.editor.focus();
    content.activeCell.node.scrollIntoView();
    return content.activeCellIndex;
  }, code);
}

export async function restart(page) {
  const restarted = execute(page, "notebook:restart-kernel");
  await page.locator(".jp-Dialog .jp-mod-accept").click();
  await restarted;
}

/** Runs the cells from one number to another, one after the other. */
export function run(page, from, to) {
  return page.evaluate(
    async ([first, last]) => {
      const { content } = window.jupyterapp.shell.currentWidget;
      for (let place = first; place <= last; place++) {
        content.activeCellIndex = place;
        content.deselectAll();
        await window.jupyterapp.commands.execute("notebook:run-cell");
      }
    },
    [from, to],
  );
}

/** Writes a cell's code, and shows the cell. */
export function write(page, number, code) {
  return page.evaluate(
    ([i, text]) => {
      const cell = window.jupyterapp.shell.currentWidget.content.widgets[i];
      cell.model.sharedModel.setSource(text);
      cell.node.scrollIntoView();
    },
    [number, code],
  );
}

export const runCell = (page) => page.keyboard.press("Control+Enter");
export const completions = ".jp-Completer-item";
export const tooltip = ".jp-Tooltip";
export const question = ".jp-Stdin-input";
export const pictures = ".jp-OutputArea img";
export const scroller = ".jp-NotebookPanel .jp-WindowedPanel-outer";

export async function dark(page, on) {
  await page.evaluate(
    (theme) => window.jupyterapp.commands.execute("apputils:change-theme", { theme }),
    on ? "JupyterLab Dark" : "JupyterLab Light",
  );
}
