import type { Connection } from 'vscode-languageserver';
import type { Workspace } from '../core/index.ts';
import type { Abilities } from './abilities.ts';
import type { OpenDocument } from './open-document.ts';

/** What differs between running as a process and running as a worker. */
export interface Host {
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
  /** Comes back once requests that arrived meanwhile have had their turn. */
  readonly yieldToRequests: () => Promise<void>;
  /** Who answers questions about files, given the client as one who may. */
  readonly workspace: (client: Workspace) => Workspace;
}

/** What every handler works with while one client is connected. */
export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly abilities: Abilities;
  /** By URI. */
  readonly documents: Map<string, OpenDocument>;
}
