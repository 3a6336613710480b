import { LOGS, Runbooks } from './types';

const CERTIFICATES = [
  'kubectl get certificate,certificaterequest,order,challenge -n "$NAMESPACE"',
  'kubectl describe certificate -n "$NAMESPACE" | tail -n 40',
  'kubectl logs -n cert-manager deployment/cert-manager --since=1h | tail -n 100',
];

export const security: Runbooks = {
  HighAuthFailures: {
    commands: [LOGS],
    en: [
      'More than one request a second fails to authenticate for the same reason.',
      'Either somebody tries out credentials, or a release of a client sends wrong ones.',
      [
        'Look at the reason: many expired tokens after a release point to the client, invalid ones to an attack.',
        'Search the logs for the addresses that the requests come from.',
        'Block addresses that attack at the ingress, and keep the logs for the security team.',
      ],
    ],
    fr: [
      'Plus d’une requête par seconde échoue à s’authentifier pour la même raison.',
      'Soit quelqu’un essaie des identifiants, soit une version d’un client en envoie de mauvais.',
      [
        'Regarder la raison : beaucoup de jetons expirés après une version désignent le client, des jetons invalides une attaque.',
        'Chercher dans les journaux les adresses d’où viennent les requêtes.',
        'Bloquer à l’ingress les adresses qui attaquent, et conserver les journaux pour l’équipe de sécurité.',
      ],
    ],
  },
  AuthenticationAttack: {
    commands: [
      LOGS,
      'kubectl get ingress -n "$NAMESPACE" -o yaml | grep -i limit',
    ],
    en: [
      'More than ten requests a second fail to authenticate: somebody tries out credentials by machine.',
      'Accounts with weak or reused passwords may be taken over.',
      [
        'Block the addresses at the ingress or at the provider of the network.',
        'Lower `RATE_LIMIT_PER_MINUTE` until the attack ends.',
        'Look for attempts that succeeded, end their sessions, and tell those users to change their passwords.',
        'If the secret may be known, change `JWT_SECRET`: everybody has to sign in again.',
      ],
    ],
    fr: [
      'Plus de dix requêtes par seconde échouent à s’authentifier : quelqu’un essaie des identifiants par machine.',
      'Des comptes aux mots de passe faibles ou réutilisés peuvent être pris.',
      [
        'Bloquer les adresses à l’ingress ou chez le fournisseur réseau.',
        'Baisser `RATE_LIMIT_PER_MINUTE` jusqu’à la fin de l’attaque.',
        'Chercher les tentatives réussies, fermer leurs sessions et demander à ces utilisateurs de changer de mot de passe.',
        'Si le secret a pu être connu, changer `JWT_SECRET` : tout le monde devra se reconnecter.',
      ],
    ],
  },
  HighRateLimiting: {
    commands: [LOGS],
    en: [
      'More than five requests a second have been refused by the rate limit for ten minutes.',
      'Somebody calls the API far too often; perhaps rightful users are refused too.',
      [
        'Find out in the logs whether a few addresses or everybody is concerned.',
        'A few: block them at the ingress. Everybody: a client repeats itself, or the limit is too low.',
        'Raise `RATE_LIMIT_PER_MINUTE` only when the load is wanted.',
      ],
    ],
    fr: [
      'Plus de cinq requêtes par seconde sont refusées par la limite de débit depuis dix minutes.',
      'Quelqu’un appelle l’API beaucoup trop souvent ; des utilisateurs légitimes sont peut-être refusés aussi.',
      [
        'Chercher dans les journaux si quelques adresses ou tout le monde sont concernés.',
        'Quelques-unes : les bloquer à l’ingress. Tout le monde : un client se répète, ou la limite est trop basse.',
        'Ne relever `RATE_LIMIT_PER_MINUTE` que si la charge est voulue.',
      ],
    ],
  },
  PermissionProbing: {
    commands: [LOGS],
    en: [
      'More than one request a second has been answered with 403 for ten minutes.',
      'Somebody who is signed in tries what is not theirs, or a release shows buttons that lead nowhere.',
      [
        'Find the accounts in the logs and what they asked for.',
        'Lock accounts that try identifiers one after another, and check that no answer was a 200.',
        'If it began with a release of a client, correct the client.',
      ],
    ],
    fr: [
      'Plus d’une requête par seconde reçoit un 403 depuis dix minutes.',
      'Une personne connectée essaie ce qui ne lui appartient pas, ou une version montre des boutons sans droit.',
      [
        'Trouver dans les journaux les comptes et ce qu’ils ont demandé.',
        'Verrouiller les comptes qui essaient des identifiants l’un après l’autre, et vérifier qu’aucune réponse n’était un 200.',
        'Si cela a commencé avec une version d’un client, corriger le client.',
      ],
    ],
  },
  CertificateExpiringSoon: {
    commands: CERTIFICATES,
    en: [
      'A certificate ends within two weeks, though cert-manager renews it a month before.',
      'None yet; when it ends, browsers and apps refuse to connect.',
      [
        'Read why the renewal fails in the events of the certificate and its challenge.',
        'Check that the host name leads to this cluster and that `/.well-known/acme-challenge/` is reachable over HTTP.',
        'Start over: `kubectl delete certificaterequest -n "$NAMESPACE" --all`.',
      ],
    ],
    fr: [
      'Un certificat expire dans moins de deux semaines, alors que cert-manager le renouvelle un mois avant.',
      'Aucun pour l’instant ; à l’expiration, navigateurs et applications refuseront de se connecter.',
      [
        'Lire pourquoi le renouvellement échoue dans les événements du certificat et de son challenge.',
        'Vérifier que le nom d’hôte mène à ce cluster et que `/.well-known/acme-challenge/` est joignable en HTTP.',
        'Recommencer : `kubectl delete certificaterequest -n "$NAMESPACE" --all`.',
      ],
    ],
  },
  CertificateExpiryImminent: {
    commands: CERTIFICATES,
    en: [
      'A certificate ends within three days and is not renewed.',
      'In three days nobody can connect any more.',
      [
        'Correct the renewal now, as in the runbook of CertificateExpiringSoon.',
        'If the authority refuses because of its limits, use another issuer or a bought certificate: `kubectl create secret tls <name> --cert=<file> --key=<file> -n "$NAMESPACE"`.',
      ],
    ],
    fr: [
      'Un certificat expire dans moins de trois jours et n’est pas renouvelé.',
      'Dans trois jours, plus personne ne pourra se connecter.',
      [
        'Corriger le renouvellement maintenant, comme dans la procédure de CertificateExpiringSoon.',
        'Si l’autorité refuse à cause de ses limites, prendre un autre émetteur ou un certificat acheté : `kubectl create secret tls <nom> --cert=<fichier> --key=<fichier> -n "$NAMESPACE"`.',
      ],
    ],
  },
  CertificateNotReady: {
    commands: CERTIFICATES,
    en: [
      'cert-manager has not been able to issue a certificate for 15 minutes.',
      'A new host has no valid certificate; an existing one keeps its old until it ends.',
      [
        'Check that the issuer `letsencrypt-prod` exists and is ready: `kubectl get clusterissuer`.',
        'Check that the host name leads to this cluster.',
      ],
    ],
    fr: [
      'cert-manager ne parvient pas à émettre un certificat depuis 15 minutes.',
      'Un nouvel hôte n’a pas de certificat valide ; un hôte existant garde l’ancien jusqu’à son expiration.',
      [
        'Vérifier que l’émetteur `letsencrypt-prod` existe et qu’il est prêt : `kubectl get clusterissuer`.',
        'Vérifier que le nom d’hôte mène à ce cluster.',
      ],
    ],
  },
};
