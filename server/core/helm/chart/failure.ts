/** Why a chart cannot be loaded, in Helm's words. */
export class ChartFailure extends Error {
  /** In the file tree, where one file is at fault. */
  readonly file: string | null;

  constructor(message: string, file: string | null = null) {
    super(message);
    this.name = 'ChartFailure';
    this.file = file;
  }
}
