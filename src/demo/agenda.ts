import type { IsoDate } from "../law/dates.ts";

/** The order in which the things of one day happen. */
const phases = [
  "month",
  "arrival",
  "order",
  "shipment",
  "signature",
  "invoice",
  "payment",
  "shelf",
  "contact",
] as const;

export type Phase = (typeof phases)[number];
type Task = (date: IsoDate) => void;

/** What is to happen on which day; days are taken in order and then forgotten. */
export class Agenda {
  private readonly days = new Map<IsoDate, Map<Phase, Task[]>>();

  /** Notes a task; what is noted for a day that is over never happens. */
  on(date: IsoDate, phase: Phase, task: Task): void {
    const day = this.days.get(date) ?? new Map<Phase, Task[]>();
    this.days.set(date, day);
    const tasks = day.get(phase) ?? [];
    day.set(phase, tasks);
    tasks.push(task);
  }

  /** Does all tasks of a day, also those that its own tasks add to the same or a later phase. */
  run(date: IsoDate): void {
    for (const phase of phases) {
      const tasks = this.days.get(date)?.get(phase) ?? [];
      for (let at = 0; at < tasks.length; at++) tasks[at]?.(date);
    }
    this.days.delete(date);
  }
}
