/** The line with which the suite in the extension host announces itself. */
export const suiteBegins = 'Kube Probes suite in the extension host';
