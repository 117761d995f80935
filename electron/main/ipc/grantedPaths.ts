// Owns which files of the machine the page may have taken in: those a person dropped or chose, and what lies below them. Must not touch the disk.
import path from 'node:path';

/** Remembers what was given, for as long as the application runs. */
export type GrantedPaths = {
  readonly grant: (paths: readonly string[]) => void;
  /** Whether a path, absolute, is one of those given or lies below one. */
  readonly covers: (place: string) => boolean;
};

/** An empty memory of given paths. */
export function grantedPaths(): GrantedPaths {
  const given = new Set<string>();
  return {
    grant(paths) {
      for (const place of paths) if (path.isAbsolute(place)) given.add(path.resolve(place));
    },
    covers(place) {
      if (!path.isAbsolute(place)) return false;
      let at = path.resolve(place);
      for (;;) {
        if (given.has(at)) return true;
        const up = path.dirname(at);
        if (up === at) return false;
        at = up;
      }
    },
  };
}
