import type { Registry } from 'prom-client';

/** Labels that name something of the configuration, which may be removed while the receiver runs. */
export const configuredLabels = ['source', 'target'] as const;
type ConfiguredLabel = (typeof configuredLabels)[number];

export type IsKnown = Record<ConfiguredLabel, (name: string) => boolean>;

/** As much of a metric as is used here; a registry's own types leave it out. */
interface LabelledMetric {
  name: string;
  labelNames: readonly string[];
  collect?: unknown;
  get(): Promise<{ values: readonly { labels: Record<string, string | number> }[] }>;
  remove(labels: Record<string, string | number>): void;
}

/** Removes the series of sources and targets that are gone, except of metrics that compute their values at each scrape. */
export interface LabelKeeper {
  /** A series with this label exists from now on. */
  see(label: ConfiguredLabel, name: string): void;
  forgetGone(): Promise<void>;
  /** Names of the metrics that are declared with one of these labels. */
  names(): readonly string[];
}

export function createLabelKeeper(registry: Registry, isKnown: IsKnown): LabelKeeper {
  const seen: Record<ConfiguredLabel, Set<string>> = { source: new Set(), target: new Set() };

  const all = () => registry.getMetricsAsArray() as unknown as readonly LabelledMetric[];

  async function forget(label: ConfiguredLabel, names: readonly string[]): Promise<void> {
    for (const metric of all()) {
      if (metric.collect !== undefined || !metric.labelNames.includes(label)) continue;
      const { values } = await metric.get();
      for (const { labels } of values) {
        // Buckets of a histogram carry a label that is not the series' own.
        const { le: _, ...own } = labels;
        if (names.includes(String(own[label]))) metric.remove(own);
      }
    }
    for (const name of names) seen[label].delete(name);
  }

  return {
    names: () =>
      all().flatMap(({ name, labelNames }) =>
        configuredLabels.some((each) => labelNames.includes(each)) ? [name] : [],
      ),
    see: (label, name) => seen[label].add(name),
    forgetGone: async () => {
      for (const label of configuredLabels) {
        const gone = [...seen[label]].filter((name) => !isKnown[label](name));
        if (gone.length > 0) await forget(label, gone);
      }
    },
  };
}
