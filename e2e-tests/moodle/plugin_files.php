<?php
namespace candor_e2e;

/**
 * The plugin's PHP files.
 */
final class plugin_files {
    /** Where the plugin is, from here. */
    const PLACE = __DIR__ . '/../../extension/moodle';

    /**
     * All of a folder's PHP files, of those below it too.
     *
     * @param string $folder a folder, or one file
     * @return string[] paths, sorted
     */
    public static function below(string $folder): array {
        if (is_file($folder)) {
            return [$folder];
        }
        $all = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($folder, \FilesystemIterator::SKIP_DOTS));
        $files = [];
        foreach ($all as $file) {
            if ($file->getExtension() === 'php') {
                $files[] = $file->getPathname();
            }
        }
        sort($files);
        if (!$files) {
            throw new \RuntimeException("there is no PHP file below $folder");
        }
        return $files;
    }
}
