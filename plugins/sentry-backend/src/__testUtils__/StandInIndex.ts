import type {
  StandInIssue,
  StandInProject,
  StandInRelease,
} from './issueFixtures';

interface Data {
  readonly projects: readonly StandInProject[];
  readonly issues: readonly StandInIssue[];
}

/**
 * Finds what belongs to a project without looking through everything: a real
 * Sentry answers from an index too, and at size the tests would measure that.
 */
export class StandInIndex {
  readonly #data: Data;
  #issues: readonly StandInIssue[] = [];
  #count = 0;
  #byProject = new Map<string, StandInIssue[]>();
  #byId = new Map<string, StandInIssue>();
  readonly #projects = new Map<string, StandInProject>();

  constructor(data: Data) {
    this.#data = data;
  }

  issue(id: string): StandInIssue | undefined {
    this.#refresh();
    return this.#byId.get(id);
  }

  issuesOf(projects: Iterable<string>): StandInIssue[] {
    this.#refresh();
    return [...projects].flatMap(slug => this.#byProject.get(slug) ?? []);
  }

  /** How many issues were first seen in a release. */
  countFirst({ project, version }: StandInRelease): number {
    const issues = this.issuesOf([project]);
    return issues.filter(each => each.firstRelease === version).length;
  }

  project(slug: string): StandInProject {
    const known = this.#projects.get(slug);
    const project =
      known ?? this.#data.projects.find(each => each.slug === slug);
    if (project) {
      this.#projects.set(slug, project);
    }
    return project ?? { id: '9', slug, platform: 'node' };
  }

  /** Tests add issues and take them away, or put others in their place. */
  #refresh(): void {
    const { issues } = this.#data;
    if (issues === this.#issues && issues.length === this.#count) {
      return;
    }
    this.#issues = issues;
    this.#count = issues.length;
    this.#byId = new Map(issues.map(each => [each.id, each]));
    this.#byProject = new Map();
    for (const issue of issues) {
      const others = this.#byProject.get(issue.project);
      if (others) {
        others.push(issue);
      } else {
        this.#byProject.set(issue.project, [issue]);
      }
    }
  }
}
