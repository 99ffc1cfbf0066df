/*
 * Whether a folder may be one of the repository that a release names. Forks and mirrors have other hosts and owners, and
 * count as the same: told apart is only what is called otherwise.
 */

/** The text of a `.git/config`, and the address that a release names; false where nothing tells them apart. */
export function isOtherRepository(config: string, url: string): boolean {
  const wanted = repositoryName(url);
  const names = [...config.matchAll(/^[ \t]*url[ \t]*=[ \t]*(.*?)[ \t]*$/gm)].map(([, remote = '']) =>
    repositoryName(remote),
  );
  return wanted !== '' && names.length > 0 && !names.some((name) => name === '' || name === wanted);
}

/** `shop` of `https://github.com/team/shop.git` and of `git@github.com:team/Shop`. */
function repositoryName(url: string): string {
  if (/\{\{|\$\{|\$ARGOCD_/.test(url)) return '';
  const path = url.trim().replace(/^["']|["']$|[?#].*$/g, '');
  const name =
    path
      .replace(/\/+$/, '')
      .split(/[/:\\]/)
      .at(-1) ?? '';
  return name.replace(/\.git$/i, '').toLowerCase();
}
