/**
 * Loads the plugin anew for each `?run=…`: what one run knows of the disk must not help the next one, as in the processes
 * that follow one another at the command line.
 */
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  const run = context.parentURL === undefined ? null : new URL(context.parentURL).searchParams.get("run");
  const isOurs = run !== null && resolved.url.startsWith("file:") && !resolved.url.includes("/node_modules/");
  return isOurs ? { ...resolved, url: `${resolved.url}?run=${run}` } : resolved;
}
