import { ControlError } from "../control/client.ts";
import { AgentError } from "../error.ts";
import { VERSION } from "../version.ts";
import { EXIT, type Terminal, UsageError } from "./command.ts";
import { COMMANDS, type Entry } from "./commands.ts";
import { table } from "./table.ts";

/** Carries out one command line of `towline`; resolves with the exit status. `complain` writes to standard error. */
export async function runCommandLine(
  argv: readonly string[],
  terminal: Terminal,
  complain: (line: string) => void,
): Promise<number> {
  if (argv.length === 0 || argv[0] === "--help" || argv[0] === "-h" || argv[0] === "help") {
    terminal.print(overview());
    return argv.length === 0 ? EXIT.usage : EXIT.ok;
  }
  if (argv[0] === "--version") {
    terminal.print(`towline ${VERSION}`);
    return EXIT.ok;
  }
  const entry = COMMANDS.find(({ words }) => words.every((word, index) => argv[index] === word));
  if (entry === undefined) {
    complain(`towline: there is no command ${argv.slice(0, 2).join(" ")}; see: towline --help`);
    return EXIT.usage;
  }
  return await runEntry(entry, argv.slice(entry.words.length), terminal, complain);
}

async function runEntry(
  entry: Entry,
  args: string[],
  terminal: Terminal,
  complain: (line: string) => void,
): Promise<number> {
  const { command } = await entry.load();
  if (args.includes("--help") || args.includes("-h")) {
    terminal.print(`Usage: towline ${command.usage}\n\n${command.help}`);
    return EXIT.ok;
  }
  try {
    return await command.run(args, terminal);
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      complain(`towline: ${thrown.message}\nUsage: towline ${command.usage}`);
      return EXIT.usage;
    }
    const error = thrown instanceof ControlError ? thrown : AgentError.from(thrown);
    complain(`towline: ${error.message}${error.hint === "" ? "" : `\n  ${error.hint}`}`);
    return error.code === "CONFIG_INVALID" ? EXIT.config : EXIT.failed;
  }
}

function overview(): string {
  const rows = COMMANDS.map(({ words, summary }) => [`  ${words.join(" ")}`, summary]);
  return `Usage: towline COMMAND [ARGUMENTS]\n\n${table(["Commands:", ""], rows)}\n\nHelp on one: towline COMMAND --help`;
}
