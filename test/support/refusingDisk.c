/* Owns: a disk that refuses, loaded before the C library of a process of a test's own (LD_PRELOAD). What would change something below the folder
   REFUSING_FOLDER fails with the error whose number stands in the file REFUSING_FLAG, for as long as that file is there; after the number "r" has reading
   fail too, "o" reading only. Files that are open fail with it, as those on a share do that becomes read-only. Must not be used but by refusingDisk.ts. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int isBelow(const char *path) {
  const char *folder = getenv("REFUSING_FOLDER");
  size_t length = folder == NULL ? 0 : strlen(folder);
  return length > 0 && path != NULL && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static int isBelowOpen(int handle) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  return isBelow(path);
}

/* The error to fail with; 0: none. By system calls of its own kind: what is called here must not come back here. */
static int refusal(int isReading) {
  static __thread int isAsking = 0;
  const char *flag = getenv("REFUSING_FLAG");
  if (isAsking || flag == NULL) return 0;
  isAsking = 1;
  int before = errno;
  int number = 0;
  char words[16] = "";
  FILE *file = fopen(flag, "r");
  if (file != NULL) {
    if (fgets(words, sizeof words, file) != NULL) number = atoi(words);
    fclose(file);
  }
  errno = before;
  isAsking = 0;
  return strpbrk(words, isReading ? "ro" : "o") == NULL ? (isReading ? 0 : number) : (isReading ? number : 0);
}

#define ORIGINAL(name) \
  static __typeof__(name) *original = NULL; \
  if (original == NULL) original = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define REFUSE(isMeant, isReading) \
  do { \
    if (isMeant) { \
      int number = refusal(isReading); \
      if (number != 0) { \
        errno = number; \
        return -1; \
      } \
    } \
  } while (0)

#define isWriting(flags) (((flags) & O_ACCMODE) != O_RDONLY || ((flags) & (O_CREAT | O_TRUNC)) != 0)

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    ORIGINAL(name); \
    REFUSE(isBelow(path), !isWriting(flags)); \
    return original(path, flags, mode); \
  }
OPENS(open)
OPENS(open64)

#define ON_OPEN(type, name, isReading, parameters, arguments) \
  type name parameters { \
    ORIGINAL(name); \
    REFUSE(isBelowOpen(handle), isReading); \
    return original arguments; \
  }
ON_OPEN(ssize_t, write, 0, (int handle, const void *bytes, size_t count), (handle, bytes, count))
ON_OPEN(ssize_t, pwrite, 0, (int handle, const void *bytes, size_t count, off_t at), (handle, bytes, count, at))
ON_OPEN(ssize_t, pwrite64, 0, (int handle, const void *bytes, size_t count, off64_t at), (handle, bytes, count, at))
ON_OPEN(ssize_t, writev, 0, (int handle, const struct iovec *parts, int count), (handle, parts, count))
ON_OPEN(ssize_t, pwritev, 0, (int handle, const struct iovec *parts, int count, off_t at), (handle, parts, count, at))
ON_OPEN(int, ftruncate, 0, (int handle, off_t size), (handle, size))
ON_OPEN(int, ftruncate64, 0, (int handle, off64_t size), (handle, size))
ON_OPEN(int, fsync, 0, (int handle), (handle))
ON_OPEN(int, fdatasync, 0, (int handle), (handle))
ON_OPEN(ssize_t, read, 1, (int handle, void *bytes, size_t count), (handle, bytes, count))
ON_OPEN(ssize_t, pread, 1, (int handle, void *bytes, size_t count, off_t at), (handle, bytes, count, at))
ON_OPEN(ssize_t, pread64, 1, (int handle, void *bytes, size_t count, off64_t at), (handle, bytes, count, at))

#define ON_PATH(name, parameters, first, arguments) \
  int name parameters { \
    ORIGINAL(name); \
    REFUSE(isBelow(first), 0); \
    return original arguments; \
  }
ON_PATH(mkdir, (const char *path, mode_t mode), path, (path, mode))
ON_PATH(unlink, (const char *path), path, (path))
ON_PATH(rmdir, (const char *path), path, (path))
ON_PATH(rename, (const char *path, const char *to), to, (path, to))
ON_PATH(link, (const char *path, const char *to), to, (path, to))
