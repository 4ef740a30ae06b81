<?php
namespace candor_e2e;

use quizaccess_candor\local\options;
use quizaccess_candor\local\relay_error;

require_once(__DIR__ . '/php_source.php');
require_once(__DIR__ . '/language_pack.php');
require_once(__DIR__ . '/plugin_files.php');

/**
 * The plugin's texts: all there, all used, in both languages; and that the check of it would say so.
 */
final class language_pack_test extends \basic_testcase {
    /** @var string a plugin of this test. */
    private $folder;

    /**
     * A plugin with nothing wrong.
     */
    protected function setUp(): void {
        $this->folder = sys_get_temp_dir() . '/candor-' . bin2hex(random_bytes(8));
        foreach (['lang/en', 'lang/de', 'db', 'templates', 'tests'] as $below) {
            mkdir("$this->folder/$below", 0700, true);
        }
        $this->text('en', ['a' => 'One {$a}', 'b' => 'Two', 'b_help' => 'Help', 'c' => '{$a->y} {$a->x}', 'kind_x' => 'X', 'd' => 'D']);
        $this->text('de', ['a' => '{$a}: eins', 'b' => 'Zwei', 'b_help' => 'Hilfe', 'c' => '{$a->x} {$a->y}', 'kind_x' => 'X', 'd' => 'D']);
        $this->file('code.php', "get_string('a', 'plug', 1); \$m->addHelpButton('f', 'b', 'plug'); get_string('kind_' . \$k, 'plug');"
            . "get_string('other', 'moodle'); throw new moodle_exception(\$e ? 'c' : 'a', 'plug');");
        file_put_contents("$this->folder/templates/t.mustache", '{{#str}}d, plug{{/str}} {{#str}}e, core{{/str}}');
    }

    /**
     * Takes it away.
     */
    protected function tearDown(): void {
        $all = new \RecursiveDirectoryIterator($this->folder, \FilesystemIterator::SKIP_DOTS);
        foreach (new \RecursiveIteratorIterator($all, \RecursiveIteratorIterator::CHILD_FIRST) as $file) {
            $file->isDir() ? rmdir($file->getPathname()) : unlink($file->getPathname());
        }
        rmdir($this->folder);
    }

    /**
     * The plugin's own texts.
     */
    public function test_plugin(): void {
        $this->assertSame([], self::plugin()->faults());
    }

    /**
     * Names that are put together: a text for each that there can be, and no other.
     */
    public function test_families(): void {
        $this->assert_family('error_', array_values((new \ReflectionClass(relay_error::class))->getConstants()));
        $options = array_map('strtolower', array_keys(options::defaults()));
        $this->assert_family('option_', array_merge($options, preg_replace('/$/', '_help', $options)));
        $states = ['invited', 'declined', 'consented', 'live', 'interrupted', 'finished'];
        $this->assert_family('check_', array_merge($states, ['consent', 'notlaunched', 'unreachable']));
    }

    /**
     * Nothing wrong, nothing said.
     */
    public function test_good(): void {
        $this->assertSame([], (new language_pack($this->folder, 'plug'))->faults());
    }

    /**
     * What is wrong is said.
     */
    public function test_faults(): void {
        $this->text('de', ['a' => 'eins', 'b' => ' ', 'b_help' => 'Hilfe', 'd' => 'D', 'c' => '{$a->x} {$a->y}', 'z' => 'Z']);
        $this->file('more.php', "get_string('gone', 'plug'); new lang_string('past', 'plug'); \$m->addHelpButton('f', 'd', 'plug');");
        $this->file('code.php', "get_string('a', 'plug', 1); \$m->addHelpButton('f', 'b', 'plug');");
        file_put_contents("$this->folder/templates/u.mustache", '{{#str}} never, plug, {"x": 1} {{/str}}');
        $this->file('tests/code_test.php', "get_string('c', 'plug');");
        $this->assertSame([
            'a has other placeholders in de than in en',
            'b is empty in de',
            'c is used nowhere',
            'd_help is used in more.php and is in no language',
            'de is not in the alphabet\'s order',
            'gone is used in more.php and is in no language',
            'kind_x is not in de',
            'kind_x is used nowhere',
            'never is used in templates/u.mustache and is in no language',
            'past is used in more.php and is in no language',
            'z is in de and not in en',
        ], (new language_pack($this->folder, 'plug'))->faults());
    }

    /**
     * A language that is not there.
     */
    public function test_no_german(): void {
        unlink("$this->folder/lang/de/plug.php");
        $this->assertStringContainsString('lang/de', implode((new language_pack($this->folder, 'plug'))->faults()));
    }

    /**
     * The plugin.
     *
     * @return language_pack
     */
    private static function plugin(): language_pack {
        return new language_pack(realpath(plugin_files::PLACE), 'quizaccess_candor');
    }

    /**
     * Expects all texts that begin so.
     *
     * @param string $beginning how
     * @param string[] $ends and how they go on
     */
    private function assert_family(string $beginning, array $ends): void {
        sort($ends);
        $this->assertSame($ends, self::plugin()->family($beginning));
    }

    /**
     * Writes a language.
     *
     * @param string $language which
     * @param string[] $texts its texts
     */
    private function text(string $language, array $texts): void {
        if ($language === 'en' || !isset($texts['z'])) {
            ksort($texts, SORT_STRING);
        }
        $this->file("lang/$language/plug.php", '$string = ' . var_export($texts, true) . ';');
    }

    /**
     * Writes a file.
     *
     * @param string $name its name
     * @param string $source what is in it
     */
    private function file(string $name, string $source): void {
        file_put_contents("$this->folder/$name", "<?php\n$source\n");
    }
}
