// Reads the Go types of the Kubernetes API, release by release, and prints what a decoder has to know about them:
//
//	cd scripts/generate-kubernetes-schema && go run . > ../../server/core/validation/kubernetes-schema.generated.ts
//
// Only the sources of k8s.io/api and k8s.io/apimachinery are read (through `go mod download`), nothing of them is compiled.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

// The last patch of every known minor release, oldest first. Raise the last line when a new minor is out.
var releases = []string{
	"v0.25.9", "v0.26.9", "v0.27.4", "v0.28.3", "v0.29.15", "v0.30.14", "v0.31.14",
	"v0.32.13", "v0.33.13", "v0.34.13", "v0.35.10", "v0.36.6", "v0.37.2",
}

const oldestMinor = 25

// Packages by import path: where they live and the name that Go's error texts print in front of a type.
var packages = map[string]struct{ module, directory, name string }{
	"k8s.io/api/core/v1":                   {"k8s.io/api", "core/v1", "v1"},
	"k8s.io/api/apps/v1":                   {"k8s.io/api", "apps/v1", "v1"},
	"k8s.io/api/batch/v1":                  {"k8s.io/api", "batch/v1", "v1"},
	"k8s.io/api/scheduling/v1alpha3":       {"k8s.io/api", "scheduling/v1alpha3", "v1alpha3"},
	"k8s.io/apimachinery/pkg/apis/meta/v1": {"k8s.io/apimachinery", "pkg/apis/meta/v1", "v1"},
	"k8s.io/apimachinery/pkg/types":        {"k8s.io/apimachinery", "pkg/types", "types"},
	"k8s.io/apimachinery/pkg/api/resource": {"k8s.io/apimachinery", "pkg/api/resource", "resource"},
	"k8s.io/apimachinery/pkg/util/intstr":  {"k8s.io/apimachinery", "pkg/util/intstr", "intstr"},
	"k8s.io/apimachinery/pkg/runtime":      {"k8s.io/apimachinery", "pkg/runtime", "runtime"},
}

// Types that read their JSON themselves.
var selfDecoding = map[string]string{
	"resource.Quantity":    "q",
	"intstr.IntOrString":   "p",
	"v1.Time":              "t",
	"v1.MicroTime":         "u",
	"v1.Duration":          "d",
	"v1.FieldsV1":          "r",
	"runtime.RawExtension": "r",
}

var basicTypes = map[string]string{
	"string": "s", "bool": "b", "int32": "i", "int64": "l", "float64": "f",
}

var roots = []struct{ importPath, name string }{
	{"k8s.io/api/core/v1", "Pod"},
	{"k8s.io/api/core/v1", "PodTemplate"},
	{"k8s.io/api/core/v1", "ReplicationController"},
	{"k8s.io/api/core/v1", "Service"},
	{"k8s.io/api/apps/v1", "Deployment"},
	{"k8s.io/api/apps/v1", "ReplicaSet"},
	{"k8s.io/api/apps/v1", "StatefulSet"},
	{"k8s.io/api/apps/v1", "DaemonSet"},
	{"k8s.io/api/batch/v1", "Job"},
	{"k8s.io/api/batch/v1", "CronJob"},
}

// A field or an embedded struct (then the name is empty), as one release has it.
type field struct{ name, code string }

// One release: per type either its fields or what it stands for.
type release struct {
	order  []string
	fields map[string][]field
	alias  map[string]string
}

func main() {
	var all []release
	for _, version := range releases {
		all = append(all, readRelease(version))
	}
	fmt.Print(render(merge(all)))
}

func fail(format string, arguments ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", arguments...)
	os.Exit(1)
}

// ---- reading one release

type typeSource struct {
	expression ast.Expr
	imports    map[string]string
	importPath string
}

type reader struct {
	directories map[string]string
	loaded      map[string]map[string]typeSource
	result      release
}

func readRelease(version string) release {
	r := &reader{
		directories: map[string]string{},
		loaded:      map[string]map[string]typeSource{},
		result:      release{fields: map[string][]field{}, alias: map[string]string{}},
	}
	for _, module := range []string{"k8s.io/api", "k8s.io/apimachinery"} {
		r.directories[module] = download(module, version)
	}
	for _, root := range roots {
		r.named(root.importPath, root.name)
	}
	return r.result
}

func download(module, version string) string {
	output, err := exec.Command("go", "mod", "download", "-json", module+"@"+version).Output()
	if err != nil {
		fail("%s@%s: %v\n%s", module, version, err, output)
	}
	var answer struct{ Dir string }
	if err := json.Unmarshal(output, &answer); err != nil {
		fail("%s@%s: %v", module, version, err)
	}
	return answer.Dir
}

func (r *reader) load(importPath string) map[string]typeSource {
	if types, ok := r.loaded[importPath]; ok {
		return types
	}
	place, ok := packages[importPath]
	if !ok {
		fail("unknown package %s", importPath)
	}
	directory := filepath.Join(r.directories[place.module], place.directory)
	names, err := filepath.Glob(filepath.Join(directory, "*.go"))
	if err != nil || len(names) == 0 {
		fail("no Go files in %s", directory)
	}
	types := map[string]typeSource{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			fail("%v", err)
		}
		imports := map[string]string{}
		for _, imported := range file.Imports {
			path, _ := strconv.Unquote(imported.Path.Value)
			local := filepath.Base(path)
			if imported.Name != nil {
				local = imported.Name.Name
			}
			imports[local] = path
		}
		for _, declaration := range file.Decls {
			general, ok := declaration.(*ast.GenDecl)
			if !ok || general.Tok != token.TYPE {
				continue
			}
			for _, spec := range general.Specs {
				typeSpec := spec.(*ast.TypeSpec)
				types[typeSpec.Name.Name] = typeSource{typeSpec.Type, imports, importPath}
			}
		}
	}
	r.loaded[importPath] = types
	return types
}

// named returns the code of a named type and describes it on first sight.
func (r *reader) named(importPath, name string) string {
	qualified := packages[importPath].name + "." + name
	if code, ok := selfDecoding[qualified]; ok {
		return code
	}
	key := strings.TrimPrefix(qualified, "v1.")
	if _, seen := r.result.fields[key]; seen {
		return key
	}
	if _, seen := r.result.alias[key]; seen {
		return key
	}
	source, ok := r.load(importPath)[name]
	if !ok {
		fail("no type %s in %s", name, importPath)
	}
	structure, isStruct := source.expression.(*ast.StructType)
	if !isStruct {
		r.result.alias[key] = ""
		r.result.order = append(r.result.order, key)
		r.result.alias[key] = r.code(source, source.expression)
		return key
	}
	r.result.fields[key] = []field{}
	r.result.order = append(r.result.order, key)
	var fields []field
	for _, member := range structure.Fields.List {
		fields = append(fields, r.field(source, key, member)...)
	}
	r.result.fields[key] = fields
	return key
}

func (r *reader) field(source typeSource, owner string, member *ast.Field) []field {
	tag := ""
	if member.Tag != nil {
		unquoted, _ := strconv.Unquote(member.Tag.Value)
		tag = reflect.StructTag(unquoted).Get("json")
	}
	parts := strings.Split(tag, ",")
	if parts[0] == "-" {
		return nil
	}
	code := r.code(source, member.Type)
	if len(member.Names) == 0 && parts[0] == "" {
		return []field{{"", code}}
	}
	if parts[0] == "" {
		fail("%s: a field without a JSON name", owner)
	}
	for _, option := range parts[1:] {
		if option == "string" {
			fail("%s.%s: the option ,string is not supported", owner, parts[0])
		}
	}
	return []field{{parts[0], code}}
}

func (r *reader) code(source typeSource, expression ast.Expr) string {
	switch it := expression.(type) {
	case *ast.StarExpr:
		return r.code(source, it.X)
	case *ast.Ident:
		if code, ok := basicTypes[it.Name]; ok {
			return code
		}
		return r.named(source.importPath, it.Name)
	case *ast.SelectorExpr:
		return r.named(source.imports[it.X.(*ast.Ident).Name], it.Sel.Name)
	case *ast.ArrayType:
		if name, ok := it.Elt.(*ast.Ident); ok && name.Name == "byte" {
			return "y"
		}
		return "[]" + r.code(source, it.Elt)
	case *ast.MapType:
		return "{" + r.key(source, it.Key) + "}" + r.code(source, it.Value)
	}
	fail("%s: unsupported type %T", source.importPath, expression)
	return ""
}

// key returns the name of a map's key type, empty for plain strings.
func (r *reader) key(source typeSource, expression ast.Expr) string {
	code := r.code(source, expression)
	if code == "s" {
		return ""
	}
	if r.result.alias[code] != "s" {
		fail("%s: map keys of type %s are not supported", source.importPath, code)
	}
	return code
}

// ---- merging the releases

type rangedField struct {
	field
	since, until int
}

type merged struct {
	order  []string
	fields map[string][]rangedField
	alias  map[string]string
}

func merge(all []release) merged {
	result := merged{fields: map[string][]rangedField{}, alias: map[string]string{}}
	newest := oldestMinor + len(all) - 1
	// Newest first: its order of types and fields stands.
	for index := len(all) - 1; index >= 0; index-- {
		minor := oldestMinor + index
		for _, key := range all[index].order {
			_, isStruct := result.fields[key]
			alias, isAlias := result.alias[key]
			if !isStruct && !isAlias {
				result.order = append(result.order, key)
			}
			if code, ok := all[index].alias[key]; ok {
				if isStruct || (isAlias && alias != code) {
					fail("%s changes its nature", key)
				}
				result.alias[key] = code
				continue
			}
			if isAlias {
				fail("%s changes its nature", key)
			}
			result.fields[key] = mergeFields(result.fields[key], all[index].fields[key], minor, newest, isStruct)
		}
	}
	return result
}

func mergeFields(known []rangedField, fields []field, minor, newest int, isKnownStruct bool) []rangedField {
	if !isKnownStruct {
		// The whole struct is reached in this release for the first time (seen from the newest): no range ends here.
		for _, it := range fields {
			known = append(known, rangedField{it, minor, newest})
		}
		return known
	}
	for _, it := range fields {
		found := false
		for index := range known {
			if known[index].field == it && known[index].since == minor+1 {
				known[index].since = minor
				found = true
			}
		}
		if !found {
			known = append(known, rangedField{it, minor, minor})
		}
	}
	return known
}

// rangeOf returns the releases that have the struct at all: who refers to it is bound to them already.
func rangeOf(fields []rangedField) (since, until int) {
	for index, it := range fields {
		if index == 0 || it.since < since {
			since = it.since
		}
		if index == 0 || it.until > until {
			until = it.until
		}
	}
	return since, until
}

// ---- printing

const header = `// Generated by scripts/generate-kubernetes-schema; do not edit.
//
// Facts about the types of k8s.io/api and k8s.io/apimachinery (names, JSON names and types of fields, releases),
// read from their sources: Copyright The Kubernetes Authors, licensed under the Apache License, Version 2.0
// (https://www.apache.org/licenses/LICENSE-2.0).

/**
 * Every Go type reachable from the kinds with pods (and Service), releases %s to %s.
 * A struct is a list of its fields in Go's order, ` + "`name:type`" + `; ` + "`*Type`" + ` embeds another struct; ` + "`@29`" + ` means since 1.29, ` + "`~30`" + ` until 1.30.
 * ` + "`=type`" + ` is a named type. Types: s string, b bool, i int32, l int64, f float64, p IntOrString, q Quantity, t Time, u MicroTime,
 * d Duration, y []byte, r any JSON, []T list, {}T map with string keys, {K}T with keys of a named string type, else the name of a type.
 */
export const kubernetesSchema: Readonly<Record<string, string>> = {
`

func render(all merged) string {
	newest := oldestMinor + len(releases) - 1
	minorName := func(minor int) string { return "1." + strconv.Itoa(minor) }
	var text strings.Builder
	fmt.Fprintf(&text, header, minorName(oldestMinor), minorName(newest))
	order := append([]string{}, all.order...)
	sort.Strings(order)
	for _, key := range order {
		name := key
		if strings.Contains(name, ".") {
			name = "'" + name + "'"
		}
		if code, ok := all.alias[key]; ok {
			fmt.Fprintf(&text, "  %s: '=%s',\n", name, code)
			continue
		}
		var parts []string
		since, until := rangeOf(all.fields[key])
		for _, it := range all.fields[key] {
			part := it.name + ":" + it.code
			if it.name == "" {
				part = "*" + it.code
			}
			if it.since > since {
				part += "@" + strconv.Itoa(it.since)
			}
			if it.until < until {
				part += "~" + strconv.Itoa(it.until)
			}
			parts = append(parts, part)
		}
		fmt.Fprintf(&text, "  %s: '%s',\n", name, strings.Join(parts, " "))
	}
	text.WriteString("};\n")
	return text.String()
}
