# The agent as a Nomad job, by its executable. State stays in a host volume, so the agent stays on the node that has it.
# The TLS files and the key of the secrets come from Nomad variables, at nomad/jobs/towline-agent.
job "towline-agent" {
  type = "service"

  group "agent" {
    # A second agent of the same state directory refuses to start.
    count = 1

    volume "state" {
      type            = "host"
      source          = "towline"
      access_mode     = "single-node-writer"
      attachment_mode = "file-system"
    }

    network {
      port "control" {
        static = 7443
      }
    }

    service {
      name     = "towline-agent"
      port     = "control"
      provider = "nomad"

      # Calls need a certificate, and a check has none.
      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
      }
    }

    restart {
      attempts = 5
      interval = "5m"
      delay    = "2s"
      mode     = "fail"
    }

    # The one that runs is ended before another one starts.
    update {
      max_parallel = 1
      canary       = 0
      auto_revert  = true
    }

    task "agent" {
      driver       = "exec"
      user         = "towline"
      kill_signal  = "SIGTERM"
      kill_timeout = "90s"

      config {
        command  = "/usr/local/bin/towline"
        args     = ["agent", "--config", "${NOMAD_TASK_DIR}/agent.yaml"]
        cap_drop = ["all"]
      }

      # Where the agent looks for the credential that agent.yaml names.
      env {
        CREDENTIALS_DIRECTORY = "${NOMAD_SECRETS_DIR}/"
      }

      volume_mount {
        volume      = "state"
        destination = "/var/lib/towline"
      }

      template {
        destination = "local/agent.yaml"
        data        = <<-YAML
          name: dc1
          listen: 0.0.0.0:7443
          state_dir: /var/lib/towline/state
          tls: { ca: ../secrets/ca.pem, cert: ../secrets/agent.pem, key: ../secrets/agent-key.pem }
          secrets: { credential: secrets.key }
        YAML
      }

      # Renewed certificates are read as they change; nothing is restarted for them.
      template {
        destination = "secrets/ca.pem"
        change_mode = "noop"
        data        = "{{ with nomadVar \"nomad/jobs/towline-agent\" }}{{ .ca }}{{ end }}"
      }

      template {
        destination = "secrets/agent.pem"
        change_mode = "noop"
        data        = "{{ with nomadVar \"nomad/jobs/towline-agent\" }}{{ .cert }}{{ end }}"
      }

      template {
        destination = "secrets/agent-key.pem"
        change_mode = "noop"
        perms       = "0440"
        uid         = 0
        gid         = 65532
        data        = "{{ with nomadVar \"nomad/jobs/towline-agent\" }}{{ .key }}{{ end }}"
      }

      # 32 random bytes, kept in base64.
      template {
        destination = "secrets/secrets.key"
        perms       = "0440"
        uid         = 0
        gid         = 65532 # of the account towline
        data        = "{{ with nomadVar \"nomad/jobs/towline-agent\" }}{{ base64Decode .secrets_key }}{{ end }}"
      }

      resources {
        cpu    = 500
        memory = 1024
      }
    }
  }
}
