import type { Locator, Page } from 'playwright-core';
import type { Workbench } from '../support/workbench.ts';
import { untilTrue } from './poll.ts';

export type ViewTitle = 'Connections' | 'Experiments' | 'Registered Models';

/** One of the three trees, as a person works it: rows are scrolled into sight before anything is done with them. */
export interface View {
  readonly pane: Locator;
  /** What a screen reader says of the rows in sight: label, status, description. */
  rows(): Promise<string[]>;
  /** The row, in sight; waits for it. */
  row(name: string | RegExp): Promise<Locator>;
  expand(name: string | RegExp): Promise<void>;
  collapseAll(): Promise<void>;
  /** Waits until the row is the selected one. */
  selected(name: string | RegExp): Promise<void>;
  /** Presses a button in the row, which shows when the pointer is over it. */
  press(name: string | RegExp, button: string): Promise<void>;
  contextMenu(name: string | RegExp, item: string): Promise<void>;
}

export interface Views {
  readonly connections: View;
  readonly experiments: View;
  readonly models: View;
}

export async function openViews({ page }: Workbench): Promise<Views> {
  await page.locator('.activitybar').getByRole('tab', { name: 'MLflow' }).click();
  await page.mouse.move(640, 500); // away from the tooltip
  return {
    connections: viewOf(page, 'Connections'),
    experiments: viewOf(page, 'Experiments'),
    models: viewOf(page, 'Registered Models'),
  };
}

function viewOf(page: Page, title: ViewTitle): View {
  const header = page.locator('.pane-header', { hasText: title });
  const pane = page.locator('.sidebar .pane').filter({ has: header });
  const list = pane.locator('.monaco-list').first();
  const row = (name: string | RegExp): Promise<Locator> => inSight(page, list, real(list, name), `row ${name}`);
  return {
    pane,
    rows: () =>
      pane
        .locator('[role=treeitem][aria-level]')
        .evaluateAll((rows) =>
          rows
            .toSorted((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
            .map((found) => found.getAttribute('aria-label') ?? ''),
        ),
    row,
    expand: async (name) => {
      await untilTrue(`${name} is expanded`, async () => {
        const found = await row(name);
        if ((await found.getAttribute('aria-expanded')) === 'true') return true;
        await found.locator('.monaco-tl-twistie').click();
        await page.waitForTimeout(200); // a second click in the meantime would collapse it again
        return (await found.getAttribute('aria-expanded')) === 'true';
      });
      await pane.locator('.codicon-tree-item-loading').waitFor({ state: 'detached' });
    },
    collapseAll: async () => {
      await header.hover();
      await pane.getByRole('button', { name: 'Collapse All' }).click();
    },
    selected: async (name) => {
      const found = await row(name);
      await untilTrue(`${name} is selected`, async () => (await found.getAttribute('aria-selected')) === 'true');
    },
    press: async (name, button) => {
      const found = await row(name);
      await found.hover();
      await found.getByRole('button', { name: button }).click();
    },
    contextMenu: async (name, title) => {
      await (await row(name)).click({ button: 'right' });
      const item = page.getByRole('menuitem', { name: title });
      await item.hover();
      await page.waitForTimeout(250); // a menu that has just opened swallows clicks
      await item.click();
      await item.waitFor({ state: 'detached' });
    },
  };
}

/** Rows that stick to the top of a scrolled tree are copies without a level. */
function real(list: Locator, name: string | RegExp): Locator {
  return list.getByRole('treeitem', { name, exact: true }).and(list.locator('[aria-level]')).first();
}

/** Only rows near the visible part exist: turns the wheel until the row is there and nothing covers it. */
async function inSight(page: Page, list: Locator, row: Locator, what: string): Promise<Locator> {
  let turns = 0;
  await untilTrue(what, async () => {
    const [area, box] = [await list.boundingBox(), (await row.count()) > 0 ? await row.boundingBox() : null];
    if (!area) return false;
    const sticky = await list.locator('.monaco-tree-sticky-container .monaco-list-row').count();
    const top = area.y + sticky * 22;
    if (box && box.y >= top - 1 && box.y + box.height <= area.y + area.height + 1) return true;
    await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
    await page.mouse.wheel(0, wheel(box?.y, top, turns++));
    return false;
  });
  return row;
}

/** Towards the row; when it is nowhere, down in steps, and again from the top. */
function wheel(y: number | undefined, top: number, turns: number): number {
  if (y !== undefined) return y < top ? -66 : 66;
  return turns % 20 === 0 ? -100_000 : 130;
}
