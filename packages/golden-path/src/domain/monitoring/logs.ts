import { Answers } from '../answers';
import { namespacesOf } from './alerts';

/**
 * Configuration of Fluent Bit: takes the lines that the containers write to
 * stdout and sends them to Loki. What few values tell apart becomes a label;
 * `request_id`, which every request has a new one of, stays searchable beside
 * the line.
 */
export function fluentBitConfig(answers: Answers): object {
  return {
    service: {
      flush: 5,
      log_level: 'warn',
      http_server: 'on',
      http_listen: '0.0.0.0',
      http_port: 2020,
      storage: { path: '/var/lib/fluent-bit/storage' },
    },
    pipeline: {
      inputs: namespacesOf(answers).map(namespace => ({
        name: 'tail',
        tag: 'kube.*',
        path: `/var/log/containers/*_${namespace}_*.log`,
        db: `/var/lib/fluent-bit/${namespace}.db`,
        'multiline.parser': 'docker, cri',
        'storage.type': 'filesystem',
        mem_buf_limit: '16MB',
        skip_long_lines: 'on',
      })),
      filters: [
        {
          name: 'kubernetes',
          match: 'kube.*',
          merge_log: 'on',
          keep_log: 'off',
          annotations: 'off',
          buffer_size: '256k',
        },
        {
          name: 'nest',
          match: 'kube.*',
          operation: 'lift',
          nested_under: 'kubernetes',
          add_prefix: 'k8s_',
        },
        // The application redacts them already
        ...['authorization', 'cookie', 'password', 'token'].map(key => ({
          name: 'modify',
          match: 'kube.*',
          remove: key,
        })),
      ],
      outputs: [
        {
          name: 'loki',
          match: 'kube.*',
          host: '${LOKI_HOST}',
          port: '${LOKI_PORT}',
          tls: '${LOKI_TLS}',
          labels: `service=${answers.name}, namespace=$k8s_namespace_name, app=$k8s_labels['app'], level=$level`,
          structured_metadata:
            'request_id=$request_id, trace_id=$trace_id, pod=$k8s_pod_name',
          remove_keys: 'k8s_labels, k8s_docker_id, k8s_container_hash',
          line_format: 'json',
          'storage.total_limit_size': '512M',
        },
      ],
    },
  };
}
