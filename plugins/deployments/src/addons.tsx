import { createContext, useContext } from 'react';
import type {
  DeploymentAddon,
  DeploymentAddonProps,
} from '@jalon/plugin-deployments-react';

const AddonsContext = createContext<readonly DeploymentAddon[]>([]);

/** Gives the addons to what is inside. */
export const DeploymentAddonsProvider = AddonsContext.Provider;

/** The sections that other plugins add to a deployment's details. */
export function AddedDetails(props: DeploymentAddonProps) {
  return (
    <>
      {useContext(AddonsContext).map(({ Details }, index) => (
        <Details key={index} {...props} />
      ))}
    </>
  );
}

/** The words that other plugins add where a deployment is a row or a card. */
export function AddedSummaries(props: DeploymentAddonProps) {
  return (
    <>
      {useContext(AddonsContext).map(
        ({ Summary }, index) => Summary && <Summary key={index} {...props} />,
      )}
    </>
  );
}
