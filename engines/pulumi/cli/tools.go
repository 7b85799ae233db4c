//go:build tools

// Package tools pins the Pulumi command line, which is published as a Go module only.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
