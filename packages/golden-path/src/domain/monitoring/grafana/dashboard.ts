/** A query and how its series are called. */
export type Query = readonly [expr: string, legend: string];

/** What one panel shows. */
export interface PanelSpec {
  readonly title: string;
  readonly kind?: 'timeseries' | 'stat' | 'logs';
  readonly unit?: string;
  readonly queries: readonly Query[];
  /** Where the panel turns orange and red; falling numbers mean that low is bad. */
  readonly thresholds?: readonly [warning: number, critical: number];
  readonly description?: string;
}

export interface VariableSpec {
  readonly name: string;
  readonly label: string;
  /** Where the values come from; without it, a person types the value. */
  readonly query?: string;
}

export interface DashboardSpec {
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly datasource: 'prometheus' | 'loki';
  readonly variables: readonly VariableSpec[];
  readonly panels: readonly PanelSpec[];
}

interface GridPosition {
  x: number;
  y: number;
  w: number;
  h: number;
}

const COLUMNS = 24;
const STAT = { w: 6, h: 4 };
const CHART = { w: 12, h: 8 };
const LOGS = { w: 24, h: 16 };

/** A dashboard as Grafana stores it. */
export function dashboard(spec: DashboardSpec): object {
  const datasource = { type: spec.datasource, uid: '${datasource}' };
  const positions = layOut(spec.panels);
  return {
    uid: spec.uid,
    title: spec.title,
    tags: spec.tags,
    editable: false,
    schemaVersion: 39,
    version: 1,
    timezone: 'browser',
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    annotations: { list: [] },
    templating: {
      list: [
        {
          name: 'datasource',
          label: 'Data source',
          type: 'datasource',
          query: spec.datasource,
          current: {},
        },
        ...spec.variables.map(variable => template(variable, datasource)),
      ],
    },
    panels: spec.panels.map((panel, index) => ({
      id: index + 1,
      ...panelOf(panel, datasource),
      gridPos: positions[index],
    })),
  };
}

/** Puts panels side by side, and below when a row is full. */
function layOut(panels: readonly PanelSpec[]): GridPosition[] {
  let row = { x: 0, y: 0, h: 0 };
  return panels.map(({ kind }) => {
    const size = sizeOf(kind);
    if (row.x + size.w > COLUMNS || (row.h > 0 && row.h !== size.h)) {
      row = { x: 0, y: row.y + row.h, h: 0 };
    }
    const position = { x: row.x, y: row.y, ...size };
    row = { x: row.x + size.w, y: row.y, h: size.h };
    return position;
  });
}

function sizeOf(kind: PanelSpec['kind']): { w: number; h: number } {
  if (kind === 'stat') {
    return STAT;
  }
  return kind === 'logs' ? LOGS : CHART;
}

function template(
  { name, label, query }: VariableSpec,
  datasource: object,
): object {
  if (query === undefined) {
    return {
      name,
      label,
      type: 'textbox',
      query: '',
      current: { text: '', value: '' },
    };
  }
  return {
    name,
    label,
    type: 'query',
    datasource,
    query,
    refresh: 2,
    sort: 1,
    multi: true,
    includeAll: true,
    allValue: '.*',
    current: { text: 'All', value: '$__all' },
  };
}

function panelOf(panel: PanelSpec, datasource: object): object {
  const type = panel.kind ?? 'timeseries';
  return {
    type,
    title: panel.title,
    description: panel.description,
    datasource,
    targets: panel.queries.map(([expr, legendFormat], index) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + index),
      datasource,
      expr,
      legendFormat,
    })),
    ...(type === 'logs'
      ? {
          options: {
            showTime: true,
            wrapLogMessage: true,
            sortOrder: 'Descending',
          },
        }
      : { fieldConfig: fieldConfig(panel, type), options: options(type) }),
  };
}

function fieldConfig(panel: PanelSpec, type: string): object {
  return {
    defaults: {
      unit: panel.unit ?? 'short',
      min: 0,
      ...(panel.thresholds ? { thresholds: steps(panel.thresholds) } : {}),
      ...(type === 'timeseries'
        ? {
            custom: {
              fillOpacity: 10,
              lineWidth: 2,
              thresholdsStyle: { mode: panel.thresholds ? 'line+area' : 'off' },
            },
          }
        : { color: { mode: 'thresholds' } }),
    },
    overrides: [],
  };
}

function steps([warning, critical]: readonly [number, number]): object {
  const step = (color: string, value: number | null) => ({ color, value });
  return {
    mode: 'absolute',
    steps:
      warning < critical
        ? [step('green', null), step('orange', warning), step('red', critical)]
        : [step('red', null), step('orange', critical), step('green', warning)],
  };
}

function options(type: string): object {
  return type === 'stat'
    ? {
        colorMode: 'background',
        graphMode: 'area',
        reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      }
    : {
        legend: { displayMode: 'list', placement: 'bottom' },
        tooltip: { mode: 'multi', sort: 'desc' },
      };
}
