import { addDays } from "../law/dates.ts";
import { staff } from "../nouns/staff/staff.ts";
import { supplier } from "../nouns/supplier/supplier.ts";
import { warehouse } from "../nouns/warehouse/warehouse.ts";
import type { Desk, Team } from "./desk.ts";
import type { Region } from "./pack.ts";

interface Person {
  readonly name: string;
  readonly role: string;
  readonly title: string;
}

/** The people of the firm: seven in a small one, more as it grows. */
export function hireTeam(desk: Desk): Team {
  const { pack, plan } = desk;
  const random = desk.random.fork("staff");
  const wanted = {
    sales: Math.max(3, Math.ceil(plan.customers / 80) - 1),
    storekeeper: plan.customers > 400 ? pack.warehouses.length : 1,
    bookkeeper: Math.max(1, Math.ceil(plan.customers / 2000)),
  };
  const people: Person[] = [...pack.staff];
  const used = new Set(people.map((one) => one.name));
  for (const [role, count] of Object.entries(wanted)) {
    const model = pack.staff.find((one) => one.role === role);
    while (people.filter((one) => one.role === role).length < count) {
      const name = pack.fullName(random.pick(pack.surnames), random.pick(pack.givenNames));
      if (used.has(name) && used.size < 1000) continue;
      used.add(name);
      people.push({ name, role, title: model?.title ?? role });
    }
  }
  const ids: (Person & { readonly id: string })[] = [];
  for (const [index, person] of people.entries()) {
    ids.push({ ...person, id: hire(desk, person, { index, first: ids[0]?.id }) });
  }
  desk.manager = ids[0]?.id ?? "";
  const having = (...roles: string[]): string[] =>
    ids.filter((one) => roles.includes(one.role)).map((one) => one.id);
  return {
    sellers: having("manager", "sales"),
    keepers: having("storekeeper"),
    bookkeepers: having("bookkeeper"),
    dispatcher: having("dispatcher")[0] ?? desk.manager,
  };
}

function hire(
  desk: Desk,
  person: Person,
  { index, first }: { index: number; first: string | undefined },
): string {
  const { pack } = desk;
  const random = desk.random.fork(`staff ${index}`);
  const id = desk.slugId(staff, person.name);
  desk.put(staff, {
    id,
    name: person.name,
    code: `S${String(index + 1).padStart(2, "0")}`,
    role: person.role,
    phone: pack.mobile(900_000_000 + index),
    email: `${id}@example.com`,
    title: person.title,
    region: person.role === "sales" ? pack.regions[index % pack.regions.length]?.name : undefined,
    regions: person.role === "sales" ? territoryOf(pack.regions, index) : undefined,
    manager: person.role === "sales" ? first : undefined,
    joined: addDays(desk.start, -random.whole(200, 3000)),
  });
  return id;
}

/** The regions that a salesperson looks after, in turn. */
function territoryOf(regions: readonly Region[], index: number): string[] {
  return regions.flatMap(({ name }, at) => (at % 3 === index % 3 ? [name] : []));
}

/** Where goods come from; returns the ids. */
export function makeSuppliers(desk: Desk): readonly string[] {
  const { pack } = desk;
  const random = desk.random.fork("suppliers");
  return pack.suppliers.map((one, index) => {
    const id = desk.slugId(supplier, one.name);
    const surname = random.pick(pack.surnames);
    const name = pack.fullName(surname, random.pick(pack.givenNames));
    desk.put(supplier, {
      id,
      name: one.name,
      code: `V${String(index + 1).padStart(2, "0")}`,
      phone: pack.mobile(800_000_000 + index),
      email: `${id}@example.com`,
      city: one.city,
      country: pack.country,
      contacts: [{ name, mobile: pack.mobile(810_000_000 + index) }],
      leadDays: one.leadDays,
    });
    return id;
  });
}

/** Where goods lie; returns the ids. */
export function makeWarehouses(desk: Desk, team: Team): readonly string[] {
  return desk.pack.warehouses.map((one, index) => {
    const id = desk.slugId(warehouse, one.code);
    const keeper = team.keepers[index % team.keepers.length];
    desk.put(warehouse, { id, ...one, keeper });
    return id;
  });
}
