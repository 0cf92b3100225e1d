// The classic Notebook 6, driven through its own objects and the page.

export const command = ["notebook"];
export const place = "notebooks";

/** Waits until the notebook and its kernel are there. */
export async function ready(page) {
  await page.waitForFunction(
    () => window.Jupyter?.notebook?._fully_loaded && window.Jupyter.notebook.kernel?.is_connected() && !window.Jupyter.notebook.kernel_busy,
    null,
    { timeout: 120_000 },
  );
}

export const runAll = (page) => page.evaluate(() => window.Jupyter.notebook.execute_all_cells());

export async function restartAndRunAll(page) {
  await page.evaluate(() => void window.Jupyter.notebook.restart_run_all());
  await page.locator(".modal-dialog .btn-danger").click();
}

export const stop = (page) => page.evaluate(() => window.Jupyter.notebook.kernel.interrupt());

export async function save(page) {
  await page.evaluate(() => window.Jupyter.notebook.save_notebook());
}

/** Whether no cell waits or runs. */
export function idle(page) {
  return page.evaluate(
    () =>
      !window.Jupyter.notebook.kernel_busy &&
      window.Jupyter.notebook.get_cells().every((cell) => cell.cell_type !== "code" || cell.input_prompt_number !== "*"),
  );
}

/** Which code cells wait or run, by their number among all cells. */
export function waiting(page) {
  return page.evaluate(() =>
    window.Jupyter.notebook
      .get_cells()
      .map((cell, i) => (cell.input_prompt_number === "*" ? i : -1))
      .filter((i) => i >= 0),
  );
}

/** What the cell of this number shows, as text. */
export function shown(page, number) {
  return page.evaluate(
    (i) => window.Jupyter.notebook.get_cell(i).element[0].querySelector(".output_wrapper")?.innerText ?? "",
    number,
  );
}

/** How many pictures the cell of this number shows. */
export function drawn(page, number) {
  return page.evaluate(
    (i) => [...window.Jupyter.notebook.get_cell(i).element[0].querySelectorAll("img")].filter((it) => it.naturalWidth > 0).length,
    number,
  );
}

/** Adds a cell at the end and leaves the cursor behind its text. */
export async function addCell(page, code) {
  return page.evaluate((text) => {
    const { notebook } = window.Jupyter;
    const cell = notebook.insert_cell_at_bottom("code");
    cell.set_text(text);
    const number = notebook.find_cell_index(cell);
    notebook.select(number);
    notebook.edit_mode();
    cell.focus_editor();
    cell.code_mirror.setCursor(cell.code_mirror.lastLine(), cell.code_mirror.getLine(cell.code_mirror.lastLine()).length);
    cell.element[0].scrollIntoView();
    return number;
  }, code);
}

export const restart = (page) => page.evaluate(() => window.Jupyter.notebook.restart_kernel({ confirm: false }));

/** Runs the cells from one number to another. */
export function run(page, from, to) {
  return page.evaluate(
    ([first, last]) => window.Jupyter.notebook.execute_cells(Array.from({ length: last - first + 1 }, (_, i) => first + i)),
    [from, to],
  );
}

/** Writes a cell's code, and shows the cell. */
export function write(page, number, code) {
  return page.evaluate(
    ([i, text]) => {
      const cell = window.Jupyter.notebook.get_cell(i);
      cell.set_text(text);
      cell.element[0].scrollIntoView();
    },
    [number, code],
  );
}

export const runCell = (page) => page.keyboard.press("Control+Enter");
export const completions = "#complete select option";
export const tooltip = "#tooltip .tooltiptext";
export const question = "input.raw_input";
export const pictures = ".output_area img";
export const scroller = "#site";

// It has no dark theme.
export async function dark() {
  return "none";
}
