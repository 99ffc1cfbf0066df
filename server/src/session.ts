import type { Connection } from 'vscode-languageserver';
import type { Abilities } from './abilities.ts';
import type { ChartWatch } from './chart-watch.ts';
import type { Charts } from './charts/charts.ts';
import type { Foreground } from './foreground.ts';
import type { OpenDocument } from './open-document.ts';
import type { ServiceWatch } from './service-watch.ts';
import type { ServerWorkspace } from './workspace.ts';

/** What differs between running as a process and running as a worker. */
export interface Host {
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
  /** Comes back once requests that arrived meanwhile have had their turn. */
  readonly yieldToRequests: () => Promise<void>;
  /** Rounds in which the engine is made to compile what keys will ask for, once something has been answered. */
  readonly rehearsals: number;
  /** Who answers questions about files, given the client as one who may. */
  readonly workspace: (client: ServerWorkspace, folders: readonly string[]) => ServerWorkspace;
}

/** What every handler works with while one client is connected. */
export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  /** What goes before the judging of files. */
  readonly foreground: Foreground;
  readonly abilities: Abilities;
  /** By URI. */
  readonly documents: Map<string, OpenDocument>;
  /** The Services of the workspace. */
  readonly services: ServiceWatch;
  /** The charts that open files belong to. */
  readonly charts: Charts;
  readonly chartWatch: ChartWatch;
}
