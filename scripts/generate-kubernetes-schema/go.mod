module kube-probes/generate-kubernetes-schema

go 1.22
