import { setImmediate as breathe } from "node:timers/promises";
import { inOrder } from "../book/entry-order.ts";
import type { AnyStored, Field, Noun } from "../law/noun.ts";
import { nounsIn, refersTo } from "../law/references.ts";
import { say } from "../law/words.ts";
import { Alike } from "./alike.ts";
import type { Draft } from "./draft.ts";
import { changesOf, EntryIndex, keyOf, recordIndex } from "./existing.ts";
import type { Gathered } from "./gathered.ts";
import type { Job } from "./importer.ts";
import { type Doubt, onlyOf, tellNoKey } from "./keys.ts";
import { newId } from "./new-id.ts";
import type { PlanStep } from "./plan.ts";
import { cellOf, oneRow, type Row, type Table } from "./rows.ts";
import { meetSame } from "./same-rows.ts";
import { type Desk, fieldValue, holds, type Spot, tell, tellMissing, textOf } from "./values.ts";

interface Hands {
  readonly job: Job;
  readonly refs: Desk["refs"];
  readonly gathered: Gathered;
  /** Tells how many rows of the step are done. */
  readonly progress: (done: number) => void;
}

/** Imports the rows of one step: first each by itself, then what they say of one another. */
export class StepImport {
  private readonly step: PlanStep;
  private readonly noun: Noun;
  private readonly hands: Hands;
  private readonly desk: Desk;
  private readonly table: Table;
  /** Fields that name records of the same step: filled when all of these are known. */
  private readonly later: readonly string[];
  private readonly required: readonly (readonly [key: string, field: Field])[];
  private readonly drafts: Draft[] = [];
  private readonly seen = new Set<string>();
  private readonly lineOfKey = new Map<string, number>();
  private records: ReadonlyMap<string, readonly AnyStored[]> = new Map();
  private known: ReadonlyMap<string, AnyStored> = new Map();
  private entries: EntryIndex | undefined;

  constructor(step: PlanStep, hands: Hands) {
    const { job, refs, gathered } = hands;
    this.step = step;
    this.noun = step.noun;
    this.hands = hands;
    this.desk = {
      tables: job.tables,
      refs,
      reading: { today: job.today, digits: job.book.digits },
      mistakes: gathered.mistakes,
      alike: new Alike(),
    };
    this.table =
      step.file === undefined
        ? oneRow(job.plan.file, step.at?.line ?? 1)
        : job.tables.get(step.file);
    this.required = Object.entries(this.noun.fields).filter(([, { required }]) => required);
    this.later = Object.keys(step.fields).filter((key) => {
      const field = this.noun.fields[key];
      return field !== undefined && refersTo({ field }, this.noun.name);
    });
  }

  async run(): Promise<void> {
    const { step, noun, table } = this;
    const mapped = Object.fromEntries(
      Object.entries(noun.fields).filter(([key]) => Object.hasOwn(step.fields, key)),
    );
    await this.hands.refs.load([noun.name, ...nounsIn(mapped)]);
    const known: readonly AnyStored[] = await this.hands.job.book.all(noun);
    this.records = recordIndex(noun, known, step.key);
    this.known = new Map(known.map((one) => [one.id, one]));
    if (noun.shape === "entry") this.entries = new EntryIndex(known, step);
    let passed = 0;
    for (const [at, row] of table.rows.entries()) {
      if (at % 256 === 255) {
        this.hands.progress(at);
        await breathe();
      }
      if (!this.isNew(row)) continue;
      if (this.isWanted(row)) await this.importRow(row);
      else passed++;
    }
    this.completeAll();
    for (const draft of this.drafts) if (!draft.bad) await this.take(draft);
    if (passed > 0) this.hands.gathered.pass(noun, { name: table.name, count: passed });
  }

  /** Entries of which no row names another are done with at once: there may be a million. */
  private async importRow(row: Row): Promise<void> {
    const draft = await this.draft(row);
    if (!this.entries || this.later.length > 0) {
      this.drafts.push(draft);
      return;
    }
    const { mistakes } = this.desk;
    const before = mistakes.length;
    if (!draft.bad) this.complete(draft);
    if (!draft.bad && mistakes.length === before) await this.take(draft);
  }

  private isWanted(row: Row): boolean {
    const { onlyWhen, skipWhen } = this.step;
    const spot = this.spot(row);
    const skipped = skipWhen.length > 0 && skipWhen.every((condition) => holds(condition, spot));
    return !skipped && onlyWhen.every((condition) => holds(condition, spot));
  }

  /** Is it the first row of its kind, where only that one counts? */
  private isNew(row: Row): boolean {
    const { firstOf } = this.step;
    if (firstOf === undefined) return true;
    const { size } = this.seen;
    return this.seen.add(cellOf(this.table, row, firstOf) ?? "").size > size;
  }

  private spot(row: Row): Spot {
    const spot = { desk: this.desk, table: this.table, row, path: "" };
    return { ...spot, stands: this.entries && this.known.get(this.idText(spot) ?? "") };
  }

  /** Reads one row by itself, finds the record that it means or gives it an id. */
  private async draft(row: Row): Promise<Draft> {
    const { step, noun, desk } = this;
    const spot = this.spot(row);
    const before = desk.mistakes.length;
    if (row.flaw) tell(spot, row.flaw);
    const values: Record<string, unknown> = {};
    const wrong = new Set<string>(this.later);
    for (const key of Object.keys(step.fields)) {
      const told = desk.mistakes.length;
      if (!this.later.includes(key)) this.fill(values, key, spot);
      if (desk.mistakes.length > told) wrong.add(key);
    }
    const idText = this.idText(spot);
    const key = this.keyOf({ ...values, id: idText });
    if (key === undefined) tellNoKey(step, { ...values, id: idText }, { spot, wrong });
    const isTwin = key !== undefined && step.key.length > 0 && this.isTwin(key, spot);
    const known = (key === undefined ? undefined : this.records.get(key)) ?? [];
    const record = onlyOf(known, step, spot);
    if (known.length === 0) this.fillRequired(values, { spot, wrong });
    const draft: Draft = { spot, values, key, bad: desk.mistakes.length > before };
    if (record) draft.record = record;
    else if (!draft.bad && noun.shape === "record" && !this.meetsSame(draft, idText)) {
      const id = await this.newId(values, idText, spot);
      if (id === undefined) draft.bad = true;
      else this.named(draft, id);
    }
    if (!isTwin) this.introduce(draft);
    return draft;
  }

  private named(draft: Draft, id: string): void {
    const { sameAs } = this.hands.job;
    draft.id = id;
    if (sameAs?.noun === this.noun) sameAs.learn(id, draft.values);
  }

  /** Does the row mean a record that is there under another name, or a row before it? */
  private meetsSame(draft: Draft, idText: string | undefined): boolean {
    const { job, gathered } = this.hands;
    const { known, drafts } = this;
    if (job.sameAs?.noun !== this.noun) return false;
    return meetSame(draft, { sameAs: job.sameAs, idText, known, drafts, gathered });
  }

  private fill(values: Record<string, unknown>, key: string, spot: Spot): void {
    const source = this.step.fields[key];
    const field = this.noun.fields[key];
    if (!source || !field) return;
    const value = fieldValue(source, field, { ...spot, path: key, pathZh: field.label.zh });
    if (value !== undefined) values[key] = value;
  }

  private keyOf(values: Readonly<Record<string, unknown>>): string | undefined {
    const { key } = this.step;
    if (this.entries) return this.entries.keyOf(key, values);
    return key.length === 0 ? undefined : keyOf(key, values);
  }

  /** Tells of a row that means the same record as one before it. */
  private isTwin(key: string, spot: Spot): boolean {
    const line = this.lineOfKey.get(key);
    if (line === undefined) {
      this.lineOfKey.set(key, spot.row.line);
      return false;
    }
    tell(
      { ...spot, path: this.step.key.join(", ") },
      say(`is the same as in line ${line}`, `与第 ${line} 行相同`),
    );
    return true;
  }

  /**
   * What a new record must have: where the table has no column for it, today or the usual choice.
   */
  private fillRequired(values: Record<string, unknown>, { spot, wrong }: Doubt): void {
    const lacking: Record<string, Field> = {};
    for (const [key, field] of this.required) {
      if (values[key] !== undefined || wrong.has(key)) continue;
      const isMapped = Object.hasOwn(this.step.fields, key);
      const value = isMapped ? undefined : field.initial?.(this.hands.job);
      if (value === undefined) lacking[key] = field;
      else values[key] = value;
    }
    tellMissing(lacking, values, spot);
  }

  private newId(
    values: Readonly<Record<string, unknown>>,
    text: string | undefined,
    spot: Spot,
  ): Promise<string | undefined> {
    return newId(this.step, { values, text, spot, book: this.hands.job.book });
  }

  /** Makes the record known by its names to rows of this step and the following ones. */
  private introduce({ spot, values, record, id, bad }: Draft): void {
    const { refs } = this.hands;
    const { table, row } = spot;
    if (record) refs.meet(this.noun, { ...record, ...values, id: record.id });
    else if (bad) {
      const where = `${table.name}:${row.line}`;
      refs.breaks(this.noun, { ...values, id: id ?? where }, where);
    } else if (id !== undefined) refs.meet(this.noun, { ...values, id });
  }

  /** Completes all rows, and again as long as one that others name turns out bad. */
  private completeAll(): void {
    const { mistakes } = this.desk;
    for (let again = true; again; ) {
      again = false;
      for (const draft of this.drafts) {
        if (draft.bad) continue;
        const before = mistakes.length;
        this.complete(draft);
        if (mistakes.length === before) continue;
        draft.bad = true;
        this.introduce(draft);
        again = this.later.length > 0;
      }
    }
  }

  private complete(draft: Draft): void {
    const { noun, step } = this;
    const { spot, values, record } = draft;
    for (const key of this.later) this.fill(values, key, spot);
    if (this.entries) this.meetEntry(draft, this.entries);
    if (draft.bad || draft.same) return;
    const whole = record ? { ...record, ...changesOf(step.fields, record, values) } : values;
    const findings = noun.agree?.(whole as never, { digits: this.hands.job.book.digits }) ?? [];
    for (const { path, text } of findings) tell({ ...spot, path: path.join(".") }, text);
  }

  private meetEntry(draft: Draft, entries: EntryIndex): void {
    const { noun, step } = this;
    const met = entries.meet(
      step.key,
      step.key.includes("id") ? { ...draft.values, id: this.idText(draft.spot) } : draft.values,
    );
    if (met === "same") draft.same = true;
    else if (met !== "new") {
      const { id } = met.other;
      tell(
        draft.spot,
        say(
          `${id} says something else, and what is written stays; to take it back: rounds ${noun.name} remove ${id}`,
          `与已有的 ${id} 不一致，已记流水不可修改；如需冲销：rounds ${noun.name} remove ${id}`,
        ),
      );
    }
  }

  private idText(spot: Spot): string | undefined {
    return this.step.id && textOf(this.step.id, spot);
  }

  /** Turns a row that is right into a step of the change, if it changes anything. */
  private async take(draft: Draft): Promise<void> {
    const { noun, step } = this;
    const { gathered } = this.hands;
    const { spot, values, record } = draft;
    if (draft.same) gathered.leave(noun);
    else if (record) {
      const fields = { ...changesOf(step.fields, record, values), ...draft.more };
      if (Object.keys(fields).length === 0) gathered.leave(noun);
      else gathered.take({ do: "set", noun, id: record.id, fields });
    } else if (noun.shape === "entry") {
      const id = await this.newId(values, this.idText(spot), spot);
      const entry = id !== undefined && inOrder(noun, { ...values, id });
      if (entry) gathered.take({ do: "append", noun, entry });
    } else if (draft.id !== undefined) {
      gathered.take({ do: "create", noun, record: { ...values, id: draft.id } });
    }
  }
}
