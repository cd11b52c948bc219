import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { Catalog } from './catalog.ts';
import { catalogViews } from './catalog-view.ts';

/** Rows made when a view is first asked for: a reader asks for half of them, and a snapshot must cost nothing. */
class LazyRows extends Map<string, readonly Row[]> implements CatalogRows {
  readonly #catalog: Catalog;

  constructor(catalog: Catalog) {
    super();
    this.#catalog = catalog;
  }

  override has(view: string): boolean {
    return Object.hasOwn(catalogViews, view);
  }

  override get(view: string): readonly Row[] | undefined {
    const known = super.get(view);
    if (known) return known;
    if (!this.has(view)) return undefined;
    const rows = [...(catalogViews[view]?.(this.#catalog) ?? [])];
    super.set(view, rows);
    return rows;
  }

  override keys(): MapIterator<string> {
    this.#all();
    return super.keys();
  }

  override values(): MapIterator<readonly Row[]> {
    this.#all();
    return super.values();
  }

  override entries(): MapIterator<[string, readonly Row[]]> {
    this.#all();
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, readonly Row[]]> {
    return this.entries();
  }

  override forEach(work: (value: readonly Row[], key: string, map: Map<string, readonly Row[]>) => void): void {
    this.#all();
    super.forEach(work);
  }

  override get size(): number {
    return Object.keys(catalogViews).length;
  }

  #all(): void {
    for (const view of Object.keys(catalogViews)) this.get(view);
  }
}

/** The rows of all views. Read them before the next statement runs: what was not read yet shows the state of then. */
export const catalogRows = (catalog: Catalog): CatalogRows => new LazyRows(catalog);
