// Owns: reading what `npm audit --json` said of a lock file, from the registry or from a file that was saved elsewhere: whether it is such a report, and of this very lock
// file. Pure; must not ask anybody.
import { z } from 'zod';

/** What is read of npm's report (auditReportVersion 2, npm 7 and newer); what else is in it is not looked at. */
const reportSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      /** The advisories themselves, or names of packages that bring them. */
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
      /** Places in the lock file. */
      nodes: z.array(z.string()),
    }),
  ),
  metadata: z.object({ dependencies: z.object({ total: z.number() }) }),
});

/**
 * Lines of a report of `npm audit --json`, one for each package an advisory is published on.
 * @param lock text of the package-lock.json it has to be of
 * @throws {Error} a sentence that says what is wrong with it, where it is no such report or was made of another lock file
 */
export function advisoriesIn(report: string, lock: string): string[] {
  const read = reportSchema.safeParse(parsed(report));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(
      `It is no report of npm audit --json (auditReportVersion 2): ${issue?.path.join('.') || 'the whole'} is not as npm writes it.`,
    );
  }
  const { vulnerabilities, metadata } = read.data;
  const { packages } = JSON.parse(lock) as { packages: Readonly<Record<string, { readonly version?: string }>> };
  const places = new Set(Object.keys(packages).filter((place) => place !== ''));
  const strange = Object.values(vulnerabilities)
    .flatMap(({ nodes }) => nodes)
    .find((node) => !places.has(node));
  if (strange !== undefined || metadata.dependencies.total !== places.size) {
    const why =
      strange === undefined
        ? `it counts ${metadata.dependencies.total} packages, and there are ${places.size}`
        : `it names ${strange}, which is not there`;
    throw new Error(`It was made of another package-lock.json: ${why}. Make it again from the one here.`);
  }
  return Object.entries(vulnerabilities).map(([name, { severity, nodes, via }]) => {
    const why = via.map((each) => (typeof each === 'string' ? `through ${each}` : `${each.title} ${each.url}`));
    const versions = [...new Set(nodes.map((node) => packages[node]?.version))].join(', ');
    return `${name} ${versions}: ${severity}. ${why.join('; ')}`;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
