import { outcome, quotedList } from '../../settings';
import { LabelsSetting, SettingOutcome } from '../../settingTypes';
import { createOrElse, pathOf, SettingContext } from './context';

export async function applyLabels(
  context: SettingContext,
  { labels }: LabelsSetting,
): Promise<SettingOutcome> {
  const { issues } = context.octokit.rest;
  const existing = await context.octokit.paginate(issues.listLabelsForRepo, {
    ...pathOf(context),
    per_page: 100,
  });
  const changed: string[] = [];
  for (const label of labels) {
    const description = label.description ?? '';
    const color = label.color.toLowerCase();
    const target = { ...pathOf(context), name: label.name, description, color };
    const found = existing.find(
      ({ name }) => name.toLowerCase() === label.name.toLowerCase(),
    );
    if (!found) {
      await createOrElse(
        () => issues.createLabel(target),
        () => issues.updateLabel(target),
      );
      changed.push(label.name);
    } else if (
      found.color.toLowerCase() !== color ||
      (found.description ?? '') !== description
    ) {
      await issues.updateLabel(target);
      changed.push(label.name);
    }
  }
  return outcome(
    changed.length ? [`There are the labels ${quotedList(changed)}.`] : [],
  );
}
