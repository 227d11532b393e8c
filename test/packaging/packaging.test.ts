import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse, parseAllDocuments } from "yaml";
import { parseConfig } from "../../agent/config.ts";

const PACKAGING = join(import.meta.dirname, "../../packaging");

function text(...path: string[]): string {
  return readFileSync(join(PACKAGING, ...path), "utf8");
}

const { version } = parse(text("../package.json")) as { readonly version: string };

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** Of every file in packaging/kubernetes, by kind and name. */
function manifests(): ReadonlyMap<string, Manifest> {
  const files = readdirSync(join(PACKAGING, "kubernetes")).filter((file) => file !== "kustomization.yaml");
  const documents = files.flatMap((file) =>
    [...parseAllDocuments(text("kubernetes", file))].map((document) => {
      assert.deepEqual(document.errors, [], file);
      return document.toJS() as Manifest;
    }),
  );
  return new Map(documents.map((manifest) => [`${manifest.kind}/${manifest.metadata.name}`, manifest]));
}

interface Volume {
  readonly name: string;
  readonly configMap?: { readonly name: string };
  readonly secret?: { readonly secretName: string };
}

interface Pod {
  readonly containers: readonly {
    readonly args: readonly string[];
    readonly env: readonly { readonly name: string; readonly value: string }[];
    readonly ports: readonly { readonly containerPort: number }[];
    readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  }[];
  readonly volumes: readonly Volume[];
}

test("Kubernetes: the agent takes its configuration, and finds each file of it where the pod has it", () => {
  const made = manifests();
  const set = made.get("StatefulSet/towline-agent")?.spec as { template: { spec: Pod } };
  const pod = set.template.spec;
  const [container] = pod.containers;
  assert.ok(container !== undefined);
  /** Paths of files that the pod has from config maps and secrets. */
  const files = container.volumeMounts.flatMap(({ name, mountPath }) => {
    const volume = pod.volumes.find((each) => each.name === name);
    const from =
      volume?.configMap === undefined
        ? volume?.secret && made.get(`Secret/${volume.secret.secretName}`)
        : made.get(`ConfigMap/${volume.configMap.name}`);
    return Object.keys({ ...from?.data, ...from?.stringData }).map((file) => join(mountPath, file));
  });
  const path = container.args[container.args.indexOf("--config") + 1] ?? "";
  assert.ok(files.includes(path), path);
  const config = parseConfig(made.get("ConfigMap/towline-agent")?.data?.["agent.yaml"] ?? "", path);
  for (const file of Object.values(config.tls)) assert.ok(files.includes(file), file);
  assert.equal(config.secrets.current.from, "credential");
  const { value: credentials = "" } =
    container.env.find(({ name }) => name === "CREDENTIALS_DIRECTORY") ?? {};
  const key = config.secrets.current.from === "credential" ? config.secrets.current.name : "";
  assert.ok(files.includes(join(credentials, key)), join(credentials, key));
  assert.equal(container.ports[0]?.containerPort, config.listen.port);
  const state = container.volumeMounts.find(({ name }) => name === "state")?.mountPath ?? "-";
  assert.ok(config.stateDir.startsWith(state));
});

test("Kubernetes: every manifest is one that kustomization.yaml names, with the image of this version", () => {
  const kustomization = parse(text("kubernetes/kustomization.yaml")) as {
    readonly resources: readonly string[];
    readonly images: readonly { readonly newTag: string }[];
  };
  const files = readdirSync(join(PACKAGING, "kubernetes")).filter((file) => file !== "kustomization.yaml");
  assert.deepEqual([...kustomization.resources].sort(), files.sort());
  assert.equal(kustomization.images[0]?.newTag, version);
});

test("Nomad: the agent takes its configuration, whose files the job writes", () => {
  const job = text("nomad/towline-agent.nomad.hcl");
  const yaml = /<<-YAML\n([\s\S]*?)\n\s*YAML\n/.exec(job)?.[1] ?? "";
  const config = parseConfig(yaml.replaceAll(/^ {10}/gm, ""), "/local/agent.yaml");
  const written = [...job.matchAll(/destination\s*=\s*"(secrets\/[^"]+)"/g)].map(([, file]) => `/${file}`);
  for (const file of Object.values(config.tls)) assert.ok(written.includes(file), file);
  assert.deepEqual(config.secrets.current, { from: "credential", name: "secrets.key" });
  assert.ok(written.includes("/secrets/secrets.key"));
  assert.ok(config.stateDir.startsWith("/var/lib/towline"));
});

test("the registry is told of the protocol that the provider speaks", () => {
  const { metadata } = parse(text("registry/terraform-registry-manifest.json")) as {
    readonly metadata: { readonly protocol_versions: readonly string[] };
  };
  assert.deepEqual(metadata.protocol_versions, ["6.0"]);
});
