#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# Asks the programs what they take and writes it down for people and shells: manual pages and completions for bash, zsh and
# fish. Nothing of it is kept by hand, so that it cannot say less or more than the programs do.
# Usage: reference.pl --version V --date D --templates FOLDER --output FOLDER FAIRLEAD FAIRLEADCTL
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my %given;
while (@ARGV && $ARGV[0] =~ /^--(\w+)$/) {
    $given{$1} = $ARGV[1];
    splice @ARGV, 0, 2;
}
my ($fairlead, $fairleadctl) = @ARGV;

sub said {
    open my $answer, '-|', @_ or die "@_: $!\n";
    my @lines = <$answer>;
    close $answer or die "@_: failed\n";
    chomp @lines;
    return @lines;
}

# --- what the programs say: {name, value, text} an option, {name, summary, positionals, options} a verb

sub optionsOfDesktop {
    my (@options, $within);
    for (said($fairlead, '--help')) {
        $within = 1, next if /^Options:/;
        next unless $within && /\S/;
        if (/^  (-\S.*?)(?:\s{2,}(.*))?$/) {
            my ($names, $text) = ($1, $2 // '');
            my $value = $names =~ s/ <([^>]+)>$// ? $1 : undef;
            push @options, {names => [split /, /, $names], value => $value, text => $text};
        } elsif (/^\s+(\S.*)$/) {
            $options[-1]{text} .= " $1";
        }
    }
    die "$fairlead names no options\n" unless @options;
    return @options;
}

sub verb {
    my ($name, $summary) = @_;
    my ($usage) = said($fairleadctl, 'help', $name);
    $usage =~ s/^fairleadctl \Q$name\E// or die "not a usage: $usage\n";
    my (@options, @positionals);
    while ($usage =~ /\G\s+(\[--([\w-]+)(?: ([^\]]+))?\]|\[[^\]]*\]|\S+)/g) {
        if (defined $2) { push @options, {names => ["--$2"], value => $3} }
        else { push @positionals, $1 }
    }
    return {name => $name, summary => $summary, positionals => \@positionals, options => \@options};
}

sub verbs {
    my @verbs;
    for (said($fairleadctl, 'help')) {
        push @verbs, verb($1, $2) if /^  (\S+)\s{2,}(.*)$/;
    }
    die "$fairleadctl names no verbs\n" unless @verbs;
    return @verbs;
}

# --- manual pages

sub roff {
    my ($text) = @_;
    $text =~ s/\\/\\e/g;
    $text =~ s/-/\\-/g;
    $text =~ s/^(['.])/\\&$1/mg;
    return $text;
}

sub optionInRoff {
    my ($option) = @_;
    my $line = join ', ', map { '\fB' . roff($_) . '\fR' } @{$option->{names}};
    $line .= ' \fI' . roff($option->{value}) . '\fR' if defined $option->{value};
    return $line;
}

sub fill {
    my ($template, $target, %values) = @_;
    open my $from, '<', "$given{templates}/$template" or die "$template: $!\n";
    local $/;
    my $text = <$from>;
    $text =~ s/\@(\w+)\@/$values{$1} \/\/ die "$template: what is $1?\n"/ge;
    write_to($target, $text);
}

sub write_to {
    my ($target, $text) = @_;
    my $folder = "$given{output}/$target";
    $folder =~ s{/[^/]*$}{};
    system('mkdir', '-p', $folder) == 0 or die "$folder\n";
    open my $to, '>', "$given{output}/$target" or die "$target: $!\n";
    print $to $text;
    close $to or die "$target: $!\n";
}

sub verbInRoff {
    my ($verb) = @_;
    my @words = ("\\fB" . roff($verb->{name}) . '\fR', map { '\fI' . roff($_) . '\fR' } @{$verb->{positionals}});
    my $text = ".TP\n@words";
    $text .= ' [' . optionInRoff($_) . ']' for @{$verb->{options}};
    return "$text\n" . roff($verb->{summary}) . "\n";
}

# --- completions

# What may stand for a value: choices, a file, a folder, or anything.
sub choices {
    my ($value) = @_;
    return () unless defined $value;
    $value =~ s/^\[|\]$//g;
    return $value =~ /^[a-z]+(\|[a-z]+)+$/ ? split /\|/, $value : ();
}
sub isFile { return defined $_[0] && $_[0] =~ /^(FILE|PEM)$/ }
sub isFolder { return defined $_[0] && $_[0] =~ /^(folder|DIR)$/i }

# Words that a summary names in quotes with a verb's ACTION: “add OBJECT”, “resolve ID --keep …”.
sub actions {
    my ($verb) = @_;
    my @words = map { choices($_) } @{$verb->{positionals}};
    push @words, $verb->{summary} =~ /“([a-z]+)/g if grep { /ACTION/ } @{$verb->{positionals}};
    push @words, $verb->{summary} =~ /\b(dynamics|salesforce)\b/g if grep { /^\[?CRM\]?$/ } @{$verb->{positionals}};
    return @words;
}

sub names { return map { @{$_->{names}} } @_ }

sub bashCase {
    my (@options) = @_;
    my %cases;
    for my $option (grep { defined $_->{value} } @options) {
        my $how = choices($option->{value}) ? "compgen -W '@{[choices($option->{value})]}' -- \"\$word\""
            : isFile($option->{value}) ? 'compgen -f -- "$word"'
            : isFolder($option->{value}) ? 'compgen -d -- "$word"'
            :                              ':';
        push @{$cases{$how}}, names($option);
    }
    my %seen;
    return join '', map {
        my $how = $_;
        "        " . join('|', grep { !$seen{$_}++ } sort @{$cases{$how}})
            . ") mapfile -t COMPREPLY < <($how); return ;;\n"
    } sort keys %cases;
}

sub bashFunction {
    my ($program, $function, $values, $words) = @_;
    return <<"END";
# $program: made from the program's own help.
$function() {
    local word=\${COMP_WORDS[COMP_CWORD]} words
    COMPREPLY=()
    case \${COMP_WORDS[COMP_CWORD-1]} in
$values    esac
$words    mapfile -t COMPREPLY < <(compgen -W "\$words" -- "\$word")
}
complete -F $function $program
END
}

sub bashForVerbs {
    my (@verbs) = @_;
    my @all = map { @{$_->{options}} } @verbs;
    my $words = "    case \$COMP_CWORD:\${COMP_WORDS[1]} in\n";
    $words .= "        1:*) words='" . join(' ', 'help', '--help', '--version', map { $_->{name} } @verbs) . "' ;;\n";
    $words .= "        *:help) words='" . join(' ', map { $_->{name} } @verbs) . "' ;;\n";
    $words .= "        *:$_->{name}) words='" . join(' ', actions($_), names(@{$_->{options}}), '--help') . "' ;;\n"
        for @verbs;

    return bashFunction('fairleadctl', '_fairleadctl', bashCase(@all), "$words    esac\n");
}

sub zshOption {
    my ($option) = @_;
    my $text = $option->{text} // '';
    $text =~ s/[\[\]:']//g;
    my $rest = defined $option->{value} ? ":$option->{value}:" : '';
    $rest .= '(' . join(' ', choices($option->{value})) . ')' if choices($option->{value});
    $rest .= '_files' if isFile($option->{value});
    $rest .= '_files -/' if isFolder($option->{value});
    $rest =~ s/\|/ or /g unless choices($option->{value});
    return map { "'$_" . ($text ? "[$text]" : '') . "$rest'" } @{$option->{names}};
}

sub zshForVerbs {
    my (@verbs) = @_;
    my $text = "#compdef fairleadctl\n# Made from the program's own help.\nlocal -a verbs\nverbs=(\n";
    for my $verb (@verbs) {
        (my $summary = $verb->{summary}) =~ s/'/'\\''/g;
        $summary =~ s/:/\\:/g;
        $text .= "    '$verb->{name}:$summary'\n";
    }
    $text .= ")\nif (( CURRENT == 2 )); then\n    _describe verb verbs\n    return\nfi\ncase \$words[2] in\n";
    for my $verb (@verbs) {
        my @actions = actions($verb);
        my $first = @actions ? " '2:action:(@actions)'" : '';
        $text .= "    $verb->{name}) _arguments$first " . join(' ', map { zshOption($_) } @{$verb->{options}}) . " ;;\n";
    }
    return $text . "esac\n";
}

sub fishOption {
    my ($program, $condition, $option) = @_;
    my $line = "complete -c $program$condition";
    for (@{$option->{names}}) { $line .= /^--(.*)/ ? " -l $1" : ' -s ' . substr($_, 1) }
    $line .= defined $option->{value} && !isFile($option->{value}) && !isFolder($option->{value}) ? ' -x'
        : defined $option->{value} ? ' -r'
        :                            '';
    $line .= " -a '" . join(' ', choices($option->{value})) . "'" if choices($option->{value});
    (my $text = $option->{text} // '') =~ s/'/\\'/g;
    $line .= " -d '$text'" if $text;
    return "$line\n";
}

sub fishForVerbs {
    my (@verbs) = @_;
    my $text = "# fairleadctl: made from the program's own help.\ncomplete -c fairleadctl -f\n";
    for my $verb (@verbs) {
        (my $summary = $verb->{summary}) =~ s/'/\\'/g;
        $text .= "complete -c fairleadctl -n __fish_use_subcommand -a $verb->{name} -d '$summary'\n";
        my $condition = " -n '__fish_seen_subcommand_from $verb->{name}'";
        $text .= "complete -c fairleadctl$condition -a '" . join(' ', actions($verb)) . "'\n" if actions($verb);
        $text .= fishOption('fairleadctl', $condition, $_) for @{$verb->{options}};
    }
    return $text;
}

my @options = optionsOfDesktop();
my @verbs = verbs();

my %common = (VERSION => $given{version}, DATE => $given{date});
fill('fairlead.1.in', 'fairlead.1', %common,
    OPTIONS => join('', map { ".TP\n" . optionInRoff($_) . "\n" . roff($_->{text}) . "\n" } @options));
fill('fairleadctl.1.in', 'fairleadctl.1', %common, VERBS => join('', map { verbInRoff($_) } @verbs));

write_to('bash/fairleadctl', bashForVerbs(@verbs));
write_to('bash/fairlead', bashFunction('fairlead', '_fairlead', bashCase(@options),
    "    words='" . join(' ', names(@options)) . "'\n"));
write_to('zsh/_fairleadctl', zshForVerbs(@verbs));
write_to('zsh/_fairlead', "#compdef fairlead\n# Made from the program's own help.\n_arguments "
    . join(' ', map { zshOption($_) } @options) . "\n");
write_to('fish/fairleadctl.fish', fishForVerbs(@verbs));
write_to('fish/fairlead.fish', "# fairlead: made from the program's own help.\ncomplete -c fairlead -f\n"
    . join('', map { fishOption('fairlead', '', $_) } @options));
