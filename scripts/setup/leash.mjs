/**
 * Loaded into the web server before anything else: when the process that started it is gone, even by kill -9,
 * the channel between them closes and the server ends too, instead of holding the port for ever. Node loads it
 * into the server's own children as well, whose channel is not ours to touch.
 */
if (process.env.CASCADE_STARTED_BY === String(process.ppid)) {
  process.on('disconnect', () => process.exit(0));
  process.channel?.unref();
}
