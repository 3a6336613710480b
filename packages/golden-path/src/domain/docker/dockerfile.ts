/** One instruction of a Dockerfile, with the reason a reader may ask for. */
export interface Instruction {
  readonly keyword: string;
  readonly value: string;
  readonly why?: string;
}

export interface Stage {
  readonly name: string;
  readonly purpose: string;
  readonly image: string;
  readonly instructions: readonly Instruction[];
}

/** A `Dockerfile` of the given stages under a comment on how to use it. */
export function writeDockerfile(
  header: readonly string[],
  stages: readonly Stage[],
): string {
  const blocks = [
    header.map(line => (line ? `# ${line}` : '#')).join('\n'),
    ...stages.map(writeStage),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** An instruction, optionally with a reason. */
export function instruction(
  keyword: string,
  value: string,
  why?: string,
): Instruction {
  return { keyword, value, ...(why ? { why } : {}) };
}

/** Commands of one layer: the first that fails ends the build. */
export function run(commands: readonly string[], why?: string): Instruction {
  return instruction('RUN', commands.join(' \\\n  && '), why);
}

/** Standard labels; what changes with every build comes last, for the cache. */
export function labels(title: string, description: string): Instruction[] {
  const prefix = 'org.opencontainers.image';
  return [
    instruction('ARG', 'BUILD_DATE=unknown'),
    instruction('ARG', 'VCS_REF=unknown'),
    instruction(
      'LABEL',
      [
        `${prefix}.title=${quote(title)}`,
        `${prefix}.description=${quote(description)}`,
        `${prefix}.created="\${BUILD_DATE}"`,
        `${prefix}.revision="\${VCS_REF}"`,
      ].join(' \\\n  '),
    ),
  ];
}

/** A double-quoted word in which Docker expands nothing. */
function quote(text: string): string {
  return `"${text.replace(/[\\"$]/g, '\\$&')}"`;
}

function writeStage(stage: Stage): string {
  const lines = stage.instructions.flatMap(({ keyword, value, why }) => [
    ...(why ? why.split('\n').map(line => `# ${line}`) : []),
    `${keyword} ${value}`,
  ]);
  return [
    `# ${stage.purpose}`,
    `FROM ${stage.image} AS ${stage.name}`,
    ...lines,
  ].join('\n');
}
