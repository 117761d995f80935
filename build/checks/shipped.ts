// Owns: which packages of the lock file come into what is shipped, and which only build, check and test it. Pure.
import { rooms } from './rooms.ts';
import { shippedBeside } from './tools.ts';

/** A package of the lock file by what it asks for. */
export interface LockedPlace {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What is shipped of these is the program they bring; what they ask for only fetches it. */
const fetched: ReadonlySet<string> = new Set(['electron', 'node']);

/** Rooms of which nothing is shipped. */
const atHome: ReadonlySet<string> = new Set(['build', 'test']);

/**
 * Places in the lock file of what is shipped: what the rooms of the program import, what is shipped beside them, and all that these ask for. A bundler may leave some of it
 * out: none that is in is missing here.
 * @param packages of the lock file, by place
 */
export function shippedPlaces(packages: Readonly<Record<string, LockedPlace>>): Set<string> {
  const imported = rooms.filter(({ path }) => !atHome.has(path)).flatMap((room) => room.packages);
  const shipped = new Set<string>();
  const open = [...imported, ...shippedBeside].map((name) => placeOf(packages, '', name));
  for (let place = open.pop(); place !== undefined || open.length > 0; place = open.pop()) {
    if (place === undefined || place === null || shipped.has(place)) continue;
    shipped.add(place);
    if (fetched.has(place.replace('node_modules/', ''))) continue;
    const { dependencies = {}, optionalDependencies = {} } = packages[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) open.push(placeOf(packages, place, name));
  }
  return shipped;
}

/** Where the package of this name lies for who asks for it from a place: beside it, or above. */
function placeOf(packages: Readonly<Record<string, unknown>>, from: string, name: string): string | null {
  for (let above = from; ; above = above.slice(0, Math.max(0, above.lastIndexOf('/node_modules/')))) {
    const place = `${above === '' ? '' : `${above}/`}node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (above === '') return null;
  }
}
