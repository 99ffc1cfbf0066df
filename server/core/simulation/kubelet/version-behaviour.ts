/*
 * Where releases of the kubelet differ.
 */

export interface VersionBehaviour {
  /** A sync that killed or started something is followed at once by a look at the runtime. */
  readonly relistsAfterSync: boolean;
  /** A readiness check asked for by a sync starts the period anew. */
  readonly triggerResetsTicker: boolean;
  /** After a success the startup worker pauses until there is a new container. */
  readonly startupPausesAfterSuccess: boolean;
  /** A container that replaces a killed one in the same sync is `started` until its startup worker says otherwise. */
  readonly inheritsStarted: boolean;
  /** A sync in back-off is tried again when the back-off ends, not every 10 s. */
  readonly retriesAtEndOfBackOff: boolean;
  /** The startup worker of a sidecar that is `started` begins with a success, which it takes back at once. */
  readonly seedsSidecarStartup: boolean;
  /** A container's own `restartPolicy` is followed. */
  readonly containerRestartPolicy: boolean;
}

/** Of a release as `1.36` or `v1.36.3`; what cannot be read counts as the newest. */
export function versionBehaviour(kubernetesVersion: string): VersionBehaviour {
  const match = /^v?1\.(\d+)/.exec(kubernetesVersion);
  const minor = match === null ? Number.POSITIVE_INFINITY : Number(match[1]);
  return {
    relistsAfterSync: minor >= 36,
    triggerResetsTicker: minor >= 32,
    startupPausesAfterSuccess: minor >= 32,
    inheritsStarted: minor >= 35,
    retriesAtEndOfBackOff: minor >= 35,
    seedsSidecarStartup: minor >= 35,
    containerRestartPolicy: minor >= 35,
  };
}
