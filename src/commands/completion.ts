import { choiceKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { defineOutsideVerb } from "../nouns/verb.ts";

const shells = [
  { value: "bash", label: say("bash", "bash") },
  { value: "zsh", label: say("zsh", "zsh") },
  { value: "fish", label: say("fish", "fish") },
] as const;

/**
 * Each shell hands the words typed so far to a hidden command; lines come back as value, tab, note.
 */
const scripts: Readonly<Record<(typeof shells)[number]["value"], string>> = {
  bash: `_rounds() {
  local IFS=$'\\n' line
  COMPREPLY=()
  while read -r line; do
    COMPREPLY+=("$(printf '%q' "\${line%%$'\\t'*}")")
  done < <(rounds __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _rounds rounds
`,
  zsh: `#compdef rounds
_rounds() {
  local -a found
  local line
  while IFS= read -r line; do
    found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(rounds __complete -- "\${words[@]:1:CURRENT-1}" 2>/dev/null)
  _describe rounds found
}
compdef _rounds rounds
`,
  fish: `complete -c rounds -f -a '(rounds __complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
};

export const verb = defineOutsideVerb({
  summary: say("completion for bash, zsh or fish", "bash、zsh、fish 自动补全脚本"),
  examples: ["rounds completion bash"],
  arguments: { shell: field(choiceKind(shells), say("Shell", "Shell"), { required: true }) },
  outside: async (_, { shell }) => ({ shape: "text", text: scripts[shell] }),
});
